/** What the language says of a function by its syntax. */

import type * as t from "@babel/types";
import type { FunctionNode } from "./walk.js";

/** TypeScript's `this` parameter is a type. */
export function isThisParameter(param: t.Node): boolean {
  return param.type === "Identifier" && param.name === "this";
}

/** Gets its name from the place it stands in. */
export function isAnonymous(node: t.Node): boolean {
  return (
    node.type === "ArrowFunctionExpression" ||
    ((node.type === "FunctionExpression" || node.type === "ClassExpression") && !node.id)
  );
}

/** `(x) = () => {}` names nothing. Parentheses around a cast are gone with it. */
export function isInParentheses(target: t.Node): boolean {
  if (target.type === "ParenthesizedExpression") return true;
  return target.type === "Identifier" && target.extra?.parenthesized === true;
}

/** In an arrow, `arguments` is a name like any other. */
export function hasArguments(node: FunctionNode): boolean {
  return node.type !== "ArrowFunctionExpression";
}

/** The directives of its body. */
export function directivesOf({ body }: FunctionNode): t.Directive[] {
  return body.type === "BlockStatement" ? (body.directives ?? []) : [];
}
