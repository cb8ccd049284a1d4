/** Looking into syntax trees: children in the order of the source, types left out. */

import type * as t from "@babel/types";
import { keysOf } from "./keys.js";

export type FunctionNode =
  | t.FunctionDeclaration
  | t.FunctionExpression
  | t.ArrowFunctionExpression
  | t.ObjectMethod
  | t.ClassMethod
  | t.ClassPrivateMethod;

const functionTypes = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ObjectMethod",
  "ClassMethod",
  "ClassPrivateMethod",
]);

export function isFunction(node: t.Node): node is FunctionNode {
  return functionTypes.has(node.type);
}

/** The code that it runs sees the names around it. */
export function isDirectEval(node: t.Node): boolean {
  const callee = node.type === "CallExpression" ? bare(node.callee) : null;
  return callee?.type === "Identifier" && callee.name === "eval";
}

/** Declarations that leave nothing at run time. */
export function isTypeOnly(node: t.Node): boolean {
  switch (node.type) {
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSDeclareFunction":
    case "TSDeclareMethod":
    case "TypeAlias":
    case "OpaqueType":
    case "InterfaceDeclaration":
      return true;
    default:
      // `declare` is a part of TypeScript's declarations, while Flow's are of types of their own: `DeclareFunction`.
      return node.type.startsWith("Declare") || (node as { declare?: boolean }).declare === true;
  }
}

/** Calls `visit` for each child, in the order of the source. */
export function eachChild(node: t.Node, visit: (child: t.Node) => void): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const key of keysOf(node)) {
    const field = fields[key];
    if (Array.isArray(field)) {
      for (const item of field) if (isNode(item)) visit(item);
    } else if (isNode(field)) visit(field);
  }
}

/** The same without names that are not values: properties, keys, labels. */
export function eachValue(node: t.Node, visit: (child: t.Node) => void): void {
  if (node.type === "PrivateName" || node.type === "MetaProperty") return;
  const name = plainName(node);
  eachChild(node, (child) => {
    if (child !== name) visit(child);
  });
}

function plainName(node: t.Node): t.Node | null {
  switch (node.type) {
    case "MemberExpression":
    case "OptionalMemberExpression":
      return node.computed ? null : node.property;
    case "ObjectProperty":
    case "ObjectMethod":
    case "ClassMethod":
    case "ClassProperty":
    case "ClassAccessorProperty":
      return node.computed ? null : node.key;
    case "JSXAttribute":
      return node.name;
    case "JSXMemberExpression":
      return node.property;
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
      return node.label ?? null;
    default:
      return null;
  }
}

export function isNode(value: unknown): value is t.Node {
  return typeof value === "object" && value !== null && typeof (value as t.Node).type === "string";
}

/** `object.#name` */
export function isPrivateMember(node: t.Node): node is t.MemberExpression & { property: t.PrivateName } {
  return node.type === "MemberExpression" && node.property.type === "PrivateName";
}

/** The parts of a function, class member or class that run as part of the code around it. */
export function eachOwnChild(node: t.Node, visit: (child: t.Node) => void): void {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "StaticBlock":
    case "ModuleExpression":
      return;
    case "ObjectMethod":
    case "ClassMethod":
    case "ClassPrivateMethod":
    case "ClassProperty":
    case "ClassAccessorProperty":
    case "ClassPrivateProperty":
      for (const decorator of node.decorators ?? []) visit(decorator);
      if ((node as { computed?: boolean }).computed) visit(node.key);
      return;
    default:
      eachChild(node, visit);
  }
}

/** Whether `test` holds for the node or anything in it that runs as part of the same function. */
export function containsOwn(node: t.Node, test: (node: t.Node) => boolean): boolean {
  if (test(node)) return true;
  let found = false;
  eachOwnChild(node, (child) => {
    found ||= containsOwn(child, test);
  });
  return found;
}

/** `using`, `await using` */
export function isUsing(
  node: t.Node | null | undefined,
): node is t.VariableDeclaration & { kind: "using" | "await using" } {
  return node?.type === "VariableDeclaration" && node.kind.endsWith("using");
}

/** The expression inside type assertions and parentheses. */
export function bare<N extends t.Node>(node: N): N {
  let inner: t.Node = node;
  for (;;) {
    switch (inner.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "TSTypeAssertion":
      case "TSInstantiationExpression":
      case "TypeCastExpression":
      case "ParenthesizedExpression":
        inner = inner.expression;
        continue;
      default:
        return inner as N;
    }
  }
}
