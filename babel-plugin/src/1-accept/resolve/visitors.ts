/** The dispatch: one line per construct that is more than its children. */

import type * as t from "@babel/types";
import { classNode } from "./classes.js";
import { enumDeclaration, flowEnum } from "./enums.js";
import {
  assignment,
  callExpression,
  jsxElement,
  memberExpression,
  metaProperty,
  objectExpression,
  superNode,
  taggedTemplate,
  thisExpression,
  unary,
} from "./expressions.js";
import { forEach, forLoop, whileLoop } from "./loops.js";
import { assigned } from "./patterns.js";
import type { Resolver } from "./resolver.js";
import { block, labeled, namespace, switchStatement, tryStatement, withStatement } from "./statements.js";
import { variables } from "./variables.js";

export const visitors: { [Type in t.Node["type"]]?: (r: Resolver, node: Extract<t.Node, { type: Type }>) => void } = {
  Identifier: (r, node) => r.reference(node),
  ThisExpression: thisExpression,
  Super: superNode,
  MetaProperty: metaProperty,
  PrivateName: (r) => {
    r.names.usesPrivateNames = true;
  },
  BlockStatement: block,
  VariableDeclaration: variables,
  ForStatement: forLoop,
  ForInStatement: forEach,
  ForOfStatement: forEach,
  WhileStatement: whileLoop,
  DoWhileStatement: whileLoop,
  SwitchStatement: switchStatement,
  TryStatement: tryStatement,
  WithStatement: withStatement,
  LabeledStatement: labeled,
  BreakStatement: () => {},
  ContinueStatement: () => {},
  ClassDeclaration: classNode,
  ClassExpression: classNode,
  ObjectExpression: objectExpression,
  RecordExpression: objectExpression,
  CallExpression: callExpression,
  OptionalCallExpression: callExpression,
  TaggedTemplateExpression: taggedTemplate,
  AssignmentExpression: assignment,
  UnaryExpression: unary,
  UpdateExpression: (r, node) => assigned(r, node.argument),
  MemberExpression: memberExpression,
  OptionalMemberExpression: memberExpression,
  JSXElement: jsxElement,
  JSXAttribute: (r, node) => r.visitAll([node.value]),
  DoExpression: (r, node) => {
    if (r.closure === null) r.names.doExpressions.push(node);
    r.visit(node.body);
  },
  // It sees nothing of what is around it.
  ModuleExpression: () => {},
  EnumDeclaration: flowEnum,
  TSEnumDeclaration: enumDeclaration,
  TSModuleDeclaration: namespace,
};
