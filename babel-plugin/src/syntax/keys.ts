/** Which fields of a node hold its children, in the order of the source; types left out. */

import type * as t from "@babel/types";
import { typeArgumentFields } from "./versions.js";

type Keys = readonly string[];

const none: Keys = [];
const sides = ["left", "right"];
const called = ["callee", "arguments"];
const ofMember = ["object", "property"];
const ofMethod = ["decorators", "key", "params", "body"];
const ofField = ["decorators", "key", "value"];
const ofClass = ["decorators", "id", "superClass", "body"];
const ofForEach = ["left", "right", "body"];

/** What programs are mostly made of. Anything else is asked for its fields: see `keysOf`. */
export const keysByType: { [Type in t.Node["type"]]?: Keys } = {
  Program: ["directives", "body"],
  Directive: ["value"],
  DirectiveLiteral: none,

  Identifier: ["decorators"],
  PrivateName: ["id"],
  StringLiteral: none,
  NumericLiteral: none,
  BooleanLiteral: none,
  NullLiteral: none,
  BigIntLiteral: none,
  RegExpLiteral: none,
  TemplateLiteral: ["quasis", "expressions"],
  TemplateElement: none,
  ThisExpression: none,
  Super: none,
  Import: none,

  ArrayExpression: ["elements"],
  AssignmentExpression: sides,
  AwaitExpression: ["argument"],
  BinaryExpression: sides,
  CallExpression: called,
  ConditionalExpression: ["test", "consequent", "alternate"],
  ImportExpression: ["source", "options"],
  LogicalExpression: sides,
  MemberExpression: ofMember,
  NewExpression: called,
  ObjectExpression: ["properties"],
  ObjectMethod: ofMethod,
  ObjectProperty: ofField,
  OptionalCallExpression: called,
  OptionalMemberExpression: ofMember,
  ParenthesizedExpression: ["expression"],
  SequenceExpression: ["expressions"],
  SpreadElement: ["argument"],
  TaggedTemplateExpression: ["tag", "quasi"],
  UnaryExpression: ["argument"],
  UpdateExpression: ["argument"],
  YieldExpression: ["argument"],

  ArrayPattern: ["elements"],
  AssignmentPattern: ["decorators", "left", "right"],
  ObjectPattern: ["decorators", "properties"],
  RestElement: ["argument"],

  ArrowFunctionExpression: ["params", "body"],
  FunctionDeclaration: ["id", "params", "body"],
  FunctionExpression: ["id", "params", "body"],
  ClassBody: ["body"],
  ClassDeclaration: ofClass,
  ClassExpression: ofClass,
  ClassMethod: ofMethod,
  ClassPrivateMethod: ofMethod,
  ClassProperty: ofField,
  ClassPrivateProperty: ofField,
  Decorator: ["expression"],
  StaticBlock: ["body"],

  BlockStatement: ["directives", "body"],
  BreakStatement: ["label"],
  CatchClause: ["param", "body"],
  ContinueStatement: ["label"],
  DoWhileStatement: ["body", "test"],
  EmptyStatement: none,
  ExpressionStatement: ["expression"],
  ForInStatement: ofForEach,
  ForOfStatement: ofForEach,
  ForStatement: ["init", "test", "update", "body"],
  IfStatement: ["test", "consequent", "alternate"],
  LabeledStatement: ["label", "body"],
  ReturnStatement: ["argument"],
  SwitchCase: ["test", "consequent"],
  SwitchStatement: ["discriminant", "cases"],
  ThrowStatement: ["argument"],
  TryStatement: ["block", "handler", "finalizer"],
  VariableDeclaration: ["declarations"],
  VariableDeclarator: ["id", "init"],
  WhileStatement: ["test", "body"],

  JSXAttribute: ["name", "value"],
  JSXElement: ["openingElement", "children", "closingElement"],
  JSXExpressionContainer: ["expression"],
  JSXIdentifier: none,
  JSXOpeningElement: ["name", "attributes"],
  JSXText: none,

  TSAsExpression: ["expression"],
  TSNonNullExpression: ["expression"],
};

/** Not code: positions, comments, and types of TypeScript and Flow. */
export const notCode: ReadonlySet<string> = new Set([
  "type",
  "loc",
  "start",
  "end",
  "range",
  "extra",
  "leadingComments",
  "trailingComments",
  "innerComments",
  "typeAnnotation",
  "returnType",
  ...typeArgumentFields,
  "implements",
  "predicate",
  "variance",
  "mixins",
  "holder",
]);

export function keysOf(node: t.Node): Keys {
  return keysByType[node.type] ?? Object.keys(node).filter((key) => !notCode.has(key));
}
