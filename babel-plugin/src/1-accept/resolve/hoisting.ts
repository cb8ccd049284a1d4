/** What a body or block declares, before any of it runs. */

import type * as t from "@babel/types";
import { boundIdentifiers } from "../../syntax/bound.js";
import { hasArguments } from "../../syntax/functions.js";
import { eachOwnChild, isTypeOnly, isUsing } from "../../syntax/walk.js";
import { type Binding, type BindingKind, Scope } from "../scopes.js";
import type { Resolver } from "./resolver.js";

export function functionBody(r: Resolver, body: t.Statement[]): void {
  for (const statement of body) declareVars(r, statement);
  if (!r.strict) declareBlockFunctions(r, body);
  statements(r, body);
}

/** Functions come to be first. */
export function statements(r: Resolver, list: t.Statement[]): void {
  for (const statement of list) declareLexical(r, statement);
  for (const statement of list) if (statement.type === "FunctionDeclaration") r.visit(statement);
  for (const statement of list) if (statement.type !== "FunctionDeclaration") r.visit(statement);
}

/** With defaults or patterns, a `var` or function x of the body is another variable than the parameter x. */
export function shadowsParameters(r: Resolver, body: t.BlockStatement): boolean {
  if (r.target.params.every((param) => param.type === "Identifier")) return false;
  const { scope } = r;
  const trial = new Scope(null, body, false, false, true);
  r.scope = trial;
  for (const statement of body.body) {
    declareVars(r, statement);
    if (statement.type === "FunctionDeclaration") trial.declare(statement.id!.name, "function");
  }
  r.scope = scope;
  return [...trial.bindings.keys()].some((name) => scope.bindings.has(name));
}

function declareVars(r: Resolver, node: t.Node): void {
  if (node.type === "VariableDeclaration" && node.kind === "var") {
    for (const { name } of node.declarations.flatMap((one) => boundIdentifiers(one.id))) declareVar(r, name);
  }
  if (!isExpressionLike(node)) eachOwnChild(node, (child) => declareVars(r, child));
}

/** One that is called `arguments` holds the object of that name at first. */
function declareVar(r: Resolver, name: string): Binding {
  if (name === "arguments" && functionOf(r) === r.names.root && hasArguments(r.target)) r.names.usesArguments = true;
  return r.scope.declare(name, "var");
}

/** What stands in this list itself. */
export function declareLexical(r: Resolver, statement: t.Statement): void {
  if (isTypeOnly(statement)) return;
  const { scope } = r;
  if (statement.type === "FunctionDeclaration") {
    const binding = scope.declare(statement.id!.name, "function");
    binding.functions.push(statement);
    r.names.declared.set(statement, binding);
  } else if (statement.type === "ClassDeclaration") scope.declare(statement.id!.name, "class");
  else if (statement.type === "TSEnumDeclaration" || statement.type === "EnumDeclaration") declareEnum(r, statement);
  else if (statement.type === "VariableDeclaration" && statement.kind !== "var") {
    const kind = isUsing(statement) ? "using" : statement.kind;
    for (const name of declaredNames(statement)) scope.declare(name, kind as BindingKind);
  }
}

function declareEnum({ scope, names }: Resolver, node: t.TSEnumDeclaration | t.EnumDeclaration): void {
  if (scope.lowered && scope.bindings.has(node.id.name)) names.enums.push(node);
  scope.declare(node.id.name, "class");
}

/**
 * In sloppy code a function declared in a block is also a variable of the function around it,
 * assigned where the declaration stands (Annex B.3.3 of the language).
 */
function declareBlockFunctions(r: Resolver, body: t.Statement[]): void {
  const visit = (node: t.Node, hidden: ReadonlySet<string>, nested: boolean): void => {
    if (node.type === "FunctionDeclaration") {
      const name = node.id?.name;
      if (!nested || !name || node.async || node.generator) return;
      if (hidden.has(name)) r.names.hiddenFunctions.push(node);
      else declareBlockFunction(r, node, name);
      return;
    }
    if (isExpressionLike(node) || node.type === "ClassDeclaration") return;
    const inner = new Set([...hidden, ...lexicalNames(node)]);
    eachOwnChild(node, (child) => visit(child, inner, true));
  };
  const hidden = new Set(body.flatMap(declaredNames));
  for (const statement of body) visit(statement, hidden, false);
}

function declareBlockFunction(r: Resolver, node: t.FunctionDeclaration, name: string): void {
  if (functionOf(r).hasParameter(name)) {
    r.names.hiddenFunctions.push(node);
    return;
  }
  const binding = declareVar(r, name);
  binding.assigned = true;
  r.names.blockFunctions.set(node, binding);
}

/** The scope with the parameters of the function whose variables are declared: the body may have one of its own. */
function functionOf({ scope, target, names }: Resolver): Scope {
  return scope.node === target.body ? names.root : scope;
}

/** The names that hide a variable of the function inside this block. */
function lexicalNames(node: t.Node): string[] {
  switch (node.type) {
    case "BlockStatement":
      return node.body.flatMap(declaredNames);
    case "SwitchStatement":
      return node.cases.flatMap((one) => one.consequent.flatMap(declaredNames));
    case "ForStatement":
      return node.init?.type === "VariableDeclaration" ? declaredNames(node.init) : [];
    case "ForInStatement":
    case "ForOfStatement":
      return node.left.type === "VariableDeclaration" ? declaredNames(node.left) : [];
    case "CatchClause":
      return node.param && node.param.type !== "Identifier" ? boundIdentifiers(node.param).map((one) => one.name) : [];
    default:
      return [];
  }
}

/** The variables and classes that a statement declares where it stands. */
export function declaredNames(statement: t.Statement): string[] {
  if (statement.type === "VariableDeclaration" && statement.kind !== "var") {
    return statement.declarations.flatMap((one) => boundIdentifiers(one.id)).map((one) => one.name);
  }
  return statement.type === "ClassDeclaration" && statement.id ? [statement.id.name] : [];
}

function isExpressionLike(node: t.Node): boolean {
  return node.type.endsWith("Expression") || node.type.endsWith("Literal") || node.type === "Identifier";
}
