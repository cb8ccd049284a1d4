/** Whether code is strict, by what stands around it. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";

export function isStrict(path: NodePath): boolean {
  return (
    path.findParent((one) => {
      if (one.isClass()) return true;
      if (one.isProgram()) return one.node.sourceType === "module" || isStrictList(one.node.directives);
      return one.isFunction() && one.node.body.type === "BlockStatement" && isStrictList(one.node.body.directives);
    }) !== null ||
    (path.isFunction() && path.node.body.type === "BlockStatement" && isStrictList(path.node.body.directives))
  );
}

function isStrictList(directives: t.Directive[] | null | undefined): boolean {
  return (directives ?? []).some((one) => one.value.value === "use strict");
}
