/** What a function is called: by itself, or by the place it stands in. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { isInParentheses } from "./functions.js";
import { textOfBigInt } from "./versions.js";
import { bare, type FunctionNode } from "./walk.js";

/** A name for messages and for the body; "anonymous" when there is none. */
export function nameOf(path: NodePath<FunctionNode>, wrapper: NodePath | null = null): string {
  const { node } = path;
  if ("id" in node && node.id) return node.id.name;
  if ("key" in node) return keyName(node.key) ?? "anonymous";
  return givenName(wrapper ?? path) ?? "anonymous";
}

/** The name that the language gives an anonymous function at this place, when it is known before the code runs. */
export function givenName(path: NodePath): string | null {
  const { parent } = path;
  switch (parent.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : null;
    case "AssignmentExpression":
      return givesItsName(parent) ? nameOfTarget(parent.left) : null;
    case "AssignmentPattern":
      return nameOfTarget(parent.left);
    case "ObjectProperty":
      return parent.computed || isPrototype(parent.key) ? null : keyName(parent.key);
    case "ClassProperty":
      return parent.computed ? null : keyName(parent.key);
    case "ClassPrivateProperty":
      return `#${parent.key.id.name}`;
    case "ExportDefaultDeclaration":
      return "default";
    case "SequenceExpression":
      return path.parentPath !== null && isCounted(path) ? givenName(path.parentPath) : null;
    default:
      return path.parentPath !== null && isBareOf(path) ? givenName(path.parentPath) : null;
  }
}

/** `x as T`, `<T>x`, `(x)`: what is around it leaves nothing at run time. */
function isBareOf({ node, parent }: NodePath): boolean {
  return bare(parent) === bare(node);
}

/** `const f = (count(), coroutine(...))`: an instrument put something before. What a wrapper makes is named all the same. */
export function isCounted({ node, parent }: NodePath): boolean {
  return parent.type === "SequenceExpression" && parent.expressions.at(-1) === node && node.type === "CallExpression";
}

/** `{ [key]: f }`: only the property itself can give it its name. */
export function isNamedByComputedKey(path: NodePath): boolean {
  const { parent, parentPath, key } = path;
  if (parentPath !== null && isBareOf(path)) return isNamedByComputedKey(parentPath);
  return parent.type === "ObjectProperty" && parent.computed && key === "value";
}

function nameOfTarget(place: t.Node): string | null {
  const target = bare(place);
  return target.type === "Identifier" && !isInParentheses(place) ? target.name : null;
}

/** `=` and its logical kin do: `f = () => {}`, and not `f += () => {}`. */
export function givesItsName({ operator }: t.AssignmentExpression): boolean {
  return /^(?:|\|\||&&|\?\?)=$/.test(operator);
}

/** `{ __proto__: f }` makes no property. */
export function isPrototype(key: t.Node): boolean {
  return keyName(key) === "__proto__";
}

/** What a key that is not computed names. */
export function keyName(key: t.Node): string | null {
  switch (key.type) {
    case "Identifier":
      return key.name;
    case "StringLiteral":
      return key.value;
    case "NumericLiteral":
      return String(key.value);
    case "BigIntLiteral":
      return textOfBigInt(key);
    case "PrivateName":
      return key.id.name;
    default:
      return null;
  }
}
