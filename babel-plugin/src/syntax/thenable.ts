/** Values that are no thenables, as far as the source tells. */

import type * as t from "@babel/types";

/** Surely not a thenable, whatever the program does. */
export function isNeverThenable(node: t.Expression): boolean {
  switch (node.type) {
    case "StringLiteral":
    case "NumericLiteral":
    case "BooleanLiteral":
    case "NullLiteral":
    case "BigIntLiteral":
    case "TemplateLiteral":
    case "UpdateExpression":
    case "UnaryExpression":
      return true;
    case "BinaryExpression":
      return node.operator !== "|>";
    case "Identifier":
      return node.name === "undefined";
    case "ConditionalExpression":
      return isNeverThenable(node.consequent) && isNeverThenable(node.alternate);
    case "LogicalExpression":
      return isNeverThenable(node.left) && isNeverThenable(node.right);
    case "SequenceExpression":
      return isNeverThenable(node.expressions.at(-1)!);
    case "AssignmentExpression":
      return node.operator === "="
        ? isNeverThenable(node.right)
        : /^(?:[-*/%&|^]|\*\*|<<|>>>?|\+)=$/.test(node.operator);
    default:
      return false;
  }
}

/** A new object whose own properties are all known, and none of them is `then`. */
export function isPlainLiteral(node: t.Expression): boolean {
  switch (node.type) {
    case "ObjectExpression":
      return node.properties.every(isPlainProperty);
    case "ArrayExpression":
      return true;
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return !node.async && !node.generator;
    default:
      return false;
  }
}

function isPlainProperty(part: t.ObjectExpression["properties"][number]): boolean {
  if (part.type === "SpreadElement" || part.computed) return false;
  const { key } = part;
  const name = key.type === "Identifier" ? key.name : key.type === "StringLiteral" ? key.value : "";
  return name !== "then" && name !== "__proto__";
}
