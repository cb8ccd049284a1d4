/** Whether code is strict, by what stands around it. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";

export function isStrict(path: NodePath): boolean {
  return isStrictByItself(path) || isStrictAround(path);
}

/** Whether what stood here instead would be strict. */
export function isStrictAround(path: NodePath): boolean {
  return path.findParent(isStrictByItself) !== null;
}

function isStrictByItself(path: NodePath): boolean {
  if (path.isClass()) return true;
  if (path.isProgram()) return path.node.sourceType === "module" || isStrictList(path.node.directives);
  return path.isFunction() && path.node.body.type === "BlockStatement" && isStrictList(path.node.body.directives);
}

function isStrictList(directives: t.Directive[] | null | undefined): boolean {
  return (directives ?? []).some((one) => one.value.value === "use strict");
}
