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

const nothing: ReadonlySet<t.Node> = new Set();

/** Whether this member runs code while its class is made, other than the key. */
export function runsWithClass(
  member: t.ClassBody["body"][number],
  isCalm: (value: t.Expression) => boolean = (value) => isQuiet(value, nothing),
): boolean {
  if (isTypeOnly(member)) return false;
  if (member.type === "StaticBlock" || isDecorated(member)) return true;
  return "value" in member && member.static === true && member.value != null && !isCalm(member.value);
}

/** Values that are just there. What a module requires knows nothing of this one yet. `erased`: calls that will be gone. */
export function isQuiet(node: t.Expression, erased: ReadonlySet<t.Node>): boolean {
  return consistsOf(node, (one) => isSurelyThere(one, erased) || one.type === "Identifier" || isRequired(one));
}

/** The same without what may fail: a name in its dead zone, a module, which may also know of this one by then. */
export function isUnfailing(node: t.Expression, erased: ReadonlySet<t.Node>): boolean {
  return consistsOf(node, (one) => isSurelyThere(one, erased));
}

function isRequired(node: t.Expression): boolean {
  return node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require";
}

function isSurelyThere(node: t.Expression, erased: ReadonlySet<t.Node>): boolean {
  switch (node.type) {
    case "NullLiteral":
    case "StringLiteral":
    case "NumericLiteral":
    case "BooleanLiteral":
    case "BigIntLiteral":
    case "RegExpLiteral":
      return true;
    case "TemplateLiteral":
      return node.expressions.length === 0;
    default:
      return erased.has(node) || isFunction(node);
  }
}

function consistsOf(node: t.Expression, isPart: (node: t.Expression) => boolean): boolean {
  const value = bare(node);
  switch (value.type) {
    case "ArrayExpression":
      return value.elements.every((one) => one === null || (one.type !== "SpreadElement" && consistsOf(one, isPart)));
    case "ObjectExpression":
      return value.properties.every(
        (one) =>
          one.type === "ObjectMethod" ||
          (one.type === "ObjectProperty" && !one.computed && consistsOf(one.value as t.Expression, isPart)),
      );
    default:
      return isPart(value);
  }
}
