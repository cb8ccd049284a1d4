/** Expressions and members that run no code of the program when they are evaluated. */

import type * as t from "@babel/types";
import { bare, isFunction, isTypeOnly } from "./walk.js";

export function isDecorated(node: t.Node): boolean {
  return "decorators" in node && (node.decorators ?? []).length > 0;
}

export function hasDecoratedParams(node: t.Node): boolean {
  if (!("params" in node)) return false;
  return (node.params as t.Node[]).some((one) => isDecorated(one.type === "AssignmentPattern" ? one.left : one));
}

/** Whether this member runs code while its class is made, other than the key. `erased`: calls that will be gone. */
export function runsWithClass(member: t.ClassBody["body"][number], erased: ReadonlySet<t.Node> = new Set()): boolean {
  if (isTypeOnly(member)) return false;
  if (member.type === "StaticBlock" || isDecorated(member)) return true;
  return "value" in member && member.static === true && member.value != null && !isQuiet(member.value, erased);
}

/** Values that are just there. What a module requires knows nothing of this one yet. `erased`: calls that will be gone. */
export function isQuiet(node: t.Expression, erased: ReadonlySet<t.Node>): boolean {
  const value = bare(node);
  if (erased.has(value) || isFunction(value)) return true;
  switch (value.type) {
    case "CallExpression":
      return value.callee.type === "Identifier" && value.callee.name === "require";
    case "Identifier":
    case "NullLiteral":
    case "StringLiteral":
    case "NumericLiteral":
    case "BooleanLiteral":
    case "BigIntLiteral":
    case "RegExpLiteral":
      return true;
    case "TemplateLiteral":
      return value.expressions.length === 0;
    case "ArrayExpression":
      return value.elements.every((one) => one === null || (one.type !== "SpreadElement" && isQuiet(one, erased)));
    case "ObjectExpression":
      return value.properties.every(
        (one) =>
          one.type === "ObjectMethod" ||
          (one.type === "ObjectProperty" && !one.computed && isQuiet(one.value as t.Expression, erased)),
      );
    default:
      return false;
  }
}
