/** Whether code is strict, by what stands around it. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { directivesOf } from "../syntax/functions.js";
import { isFunction } from "../syntax/walk.js";

export function isStrict(path: NodePath): boolean {
  return isStrictByItself(path.node) || isStrictAround(path);
}

/** Whether what stood here instead would be strict. */
export function isStrictAround(path: NodePath): boolean {
  return path.findParent(({ node }) => isStrictByItself(node)) !== null;
}

export function isStrictByItself(node: t.Node): boolean {
  if (node.type === "ClassDeclaration" || node.type === "ClassExpression") return true;
  if (node.type === "Program") return node.sourceType === "module" || isStrictList(node.directives);
  return isFunction(node) && isStrictList(directivesOf(node));
}

function isStrictList(directives: t.Directive[] | null | undefined): boolean {
  return (directives ?? []).some((one) => one.value.value === "use strict");
}
