/**
 * Puts the entry and the body where the async function stood.
 *
 * Beside a declaration stands a declaration, hoisted as it is. Beside an expression stands a
 * `const` before its statement, so that both have the same temporal dead zone:
 *
 *   export const load = coroutine(async (path) => ...);
 *   register("load", coroutine(async (path) => ...));
 *
 *   const load$run = (depth, at, path) => { ... };
 *   export const load = compiled({ load: (path) => new Coroutine(...) }, load$run);
 *   register("load", compiled((path) => new Coroutine(...), load$run));
 *
 * So bundlers drop what is not used: the calls are marked as pure. What is made again and again is made faster in two steps:
 *
 *   const load = (path) => new Coroutine(...);
 *   mark(load, load$run);
 *
 * What stands in a class becomes a private field of it, the first of all, so that it is there before any code of the
 * class runs.
 */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { Accepted } from "../1-accept/accept.js";
import type { Entries } from "../1-accept/unused-entries.js";
import { bodyNode } from "../syntax/body-name.js";
import {
  arrow,
  block,
  call,
  calledAs,
  declare,
  directive,
  evaluate,
  functionDeclaration,
  id,
  inOne,
  placed,
  pure,
  staticField,
} from "../syntax/build.js";
import { namedProperty } from "../syntax/closures.js";
import { givenName, isNamedByComputedKey } from "../syntax/function-names.js";
import { description } from "./describe.js";
import type { BodyFunction } from "./emit.js";
import type { Import } from "./names.js";
import { isOverwritten, placeOfRegistration } from "./registration.js";
import type { Attached } from "./removed.js";

/** What all functions of a file share when they are put in their places. */
interface Placing {
  /** The calls of wrappers. */
  erased: ReadonlySet<t.Node>;
  entries: Entries;
  /** Calls at the top of the file, to be added to. */
  attached: Attached[];
}

export function place(accepted: Accepted, body: BodyFunction, imports: Import, placing: Placing): void {
  const { path, point, home, wrapper } = accepted;
  const { node } = path;
  if (home !== null) placeInClass(accepted, body, imports);
  else if (accepted.hidden && !path.parentPath!.isSwitchCase())
    placeInBlock(accepted, node as t.FunctionDeclaration, body, imports);
  else if (point === null) {
    if (wrapper !== null) replace(wrapper, node as t.Expression);
  } else if (node.type === "FunctionDeclaration") placeDeclaration(accepted, point, node, body, imports, placing);
  else if (node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression") {
    placeExpression(accepted, point, node, body, imports, placing);
  } else placeMethod(accepted, point, body, imports, placing);
}

type Point = NodePath<t.Statement>;

function placeDeclaration(
  accepted: Accepted,
  point: Point,
  node: t.FunctionDeclaration,
  body: BodyFunction,
  imports: Import,
  { erased, entries, attached }: Placing,
): void {
  const list = point.container as t.Statement[];
  const { assigned } = accepted;
  const isMeant = node.id && !isOverwritten(list, node, point.node) && !(assigned && isOfModule(point));
  const entry = isMeant ? id(node.id!.name) : null;
  const statement = entry && attach(accepted, entry, imports);
  const said = description(accepted, body, imports);
  const added = statement ? [...said, statement] : said;
  const before = placeOfRegistration(list, point.node, { assigned: assigned ? node.id!.name : null, erased });
  const declared = bodyDeclaration(accepted, body);
  insert(point, 1, declared, ...(before === null ? added : []));
  if (before !== null) insertAt(list, before, added);
  if (!entry || !statement) return;
  entries.registered.set(entry, { list, statement, entry: point.node, body: declared });
  if (isAtTop(point)) attached.push({ statement, owner: entry, body: declared, run: accepted.run, said });
}

function isAtTop({ parent }: Point): boolean {
  return parent.type === "Program";
}

function isOfModule({ parent }: Point): boolean {
  return parent.type === "Program" && parent.sourceType === "module";
}

/**
 *   { f(); async function f() { ... } }
 *
 *   { const f$run = (depth, self) => { ... }; let f = compiled({ f: function () { ... } }, f$run); f(); }
 */
function placeInBlock(accepted: Accepted, node: t.FunctionDeclaration, body: BodyFunction, imports: Import): void {
  const { path, point, run } = accepted;
  const { name } = node.id!;
  const list = path.container as t.Statement[];
  const entry = { ...node, type: "FunctionExpression", id: null } as unknown as t.FunctionExpression;
  list.splice(list.indexOf(node), 1);
  if (point === null) list.unshift(placed(declare("let", [[name, entry]]), node));
  else {
    const made = call(id(marking(path, imports)), [namedProperty(entry, name), id(run)]);
    list.unshift(
      bodyArrow(accepted, body),
      ...description(accepted, body, imports),
      placed(declare("let", [[name, made]]), node),
    );
  }
}

/** `this` in the body of an arrow is that of the statement, so the body is an arrow as well. */
function placeExpression(
  accepted: Accepted,
  point: Point,
  node: t.ArrowFunctionExpression | t.FunctionExpression,
  body: BodyFunction,
  imports: Import,
  { entries }: Placing,
): void {
  const { path, wrapper, run } = accepted;
  const outer = wrapper ?? path;
  const declared = bodyArrow(accepted, body);
  insert(point, 0, declared, ...description(accepted, body, imports));
  const variable = isMadeOften(path) ? variableOf(outer, point) : null;
  if (variable === null || !isNamedAs(node, variable))
    return replace(outer, attachedExpression(outer, run, node, imports));
  replace(outer, node);
  const entry = id(variable);
  const attached = attach(accepted, entry, imports);
  insert(point, 1, attached);
  const list = point.container as t.Statement[];
  entries.registered.set(entry, { list, statement: attached, entry: point.node, body: declared });
}

/** An arrow has no name of its own; one that was a function expression has had one. */
function isNamedAs(node: t.ArrowFunctionExpression | t.FunctionExpression, name: string): boolean {
  const own = ownName(node);
  return own === null || own === name || node.type === "FunctionExpression";
}

function ownName(node: t.ArrowFunctionExpression | t.FunctionExpression): string | null {
  return (node as t.FunctionExpression).id?.name ?? null;
}

/** The variable that this statement declares for the function: it names the function after it. */
function variableOf({ parent, parentPath }: NodePath, point: Point): string | null {
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return null;
  const declaration = parentPath?.parentPath;
  if (!isLastOf(declaration?.node, parent)) return null;
  const statement = declaration?.parentPath?.isExportNamedDeclaration() ? declaration.parentPath : declaration;
  return statement?.node === point.node ? parent.id.name : null;
}

/** Nothing of the same statement comes after it, and could assign it. */
function isLastOf(declaration: t.Node | undefined, one: t.VariableDeclarator): boolean {
  if (declaration?.type !== "VariableDeclaration") return false;
  return declaration.kind === "const" || declaration.declarations.at(-1) === one;
}

function attachedExpression(
  outer: NodePath,
  run: string,
  node: t.ArrowFunctionExpression | t.FunctionExpression,
  imports: Import,
): t.Expression {
  const own = ownName(node);
  if (own === null && isNamedByComputedKey(outer)) return node;
  const given = own ?? givenName(outer);
  const name = own !== null && node.type === "FunctionExpression" ? null : given;
  const entry = name === null ? node : namedProperty(node, name);
  const made = placed(call(id(marking(outer, imports)), [entry, id(run)]), outer.node);
  return isMadeOften(outer) ? made : pure(made);
}

function placeMethod(
  accepted: Accepted,
  point: Point,
  body: BodyFunction,
  imports: Import,
  { attached }: Placing,
): void {
  const { property, run } = accepted;
  const declared = bodyDeclaration(accepted, body);
  const said = description(accepted, body, imports);
  insert(point, 0, declared, ...said);
  if (property === null) return;
  const statement = attach(accepted, property, imports);
  insert(point, 1, statement);
  const owner = ownerOf(property);
  if (owner !== null && isAtTop(point)) attached.push({ statement, owner, body: declared, run, said });
}

/** The `C` of `C.prototype.m` */
function ownerOf(property: t.Expression): t.Identifier | null {
  if (property.type === "MemberExpression") return ownerOf(property.object as t.Expression);
  return property.type === "Identifier" ? property : null;
}

/**
 *   class C { async m() { await this.#n(); } }
 *
 *   class C {
 *     static #m$run = (depth, at) => { ... };
 *     static #m$entry = compiled(C.prototype.m, C.#m$run);
 *     m() { return new Coroutine(begin(C.#m$run, [], this)); }
 *   }
 */
function placeInClass(accepted: Accepted, body: BodyFunction, imports: Import): void {
  const { path, name, run, registration, property } = accepted;
  const made = staticField(run, arrow(body.params as t.ArrowFunctionExpression["params"], body.body));
  calledAs(made.key.id, name, path.node);
  const said = description(accepted, body, imports);
  if (property !== null) said.push(attach(accepted, property, imports));
  const told = said.length === 0 ? [] : [staticField(registration!, inOne(said.map(({ expression }) => expression)))];
  const members = path.container as t.ClassBody["body"];
  members.unshift(placed(made, path.node), ...told);
}

function bodyArrow(accepted: Accepted, { params, body }: BodyFunction): t.Statement {
  const { path, name, run } = accepted;
  const made = arrow(params as t.ArrowFunctionExpression["params"], strictly(accepted, body));
  const declaration = declare("const", [[run, made]]);
  calledAs(declaration.declarations[0]!.id, name, path.node);
  return placed(declaration, path.node);
}

function bodyDeclaration(accepted: Accepted, { params, body }: BodyFunction): t.Statement {
  const { path, name, run } = accepted;
  const declaration = functionDeclaration(run, params, strictly(accepted, body));
  calledAs(declaration.id!, name, path.node);
  return placed(declaration, path.node);
}

function attach(accepted: Accepted, entry: t.Expression, imports: Import): t.ExpressionStatement {
  return evaluate(call(id(marking(accepted.path, imports)), [entry, bodyNode(accepted)]));
}

/** An entry that is made once is found a little faster, one that is made again and again is made much faster. */
function marking(path: NodePath, imports: Import): string {
  return imports(isMadeOften(path) ? "mark" : "compiled");
}

function isMadeOften(path: NodePath): boolean {
  return path.findParent((outer) => outer.isFunction() || outer.isLoop()) !== null;
}

/** Strict by a directive of its own, or because it stands in a class, it takes that with it. */
function strictly({ strictAlone }: Accepted, { body }: t.BlockStatement): t.BlockStatement {
  return block(body, strictAlone ? [directive("use strict")] : []);
}

function insert(point: Point, offset: 0 | 1, ...statements: t.Statement[]): void {
  const list = point.container as t.Statement[];
  insertAt(list, list.indexOf(point.node) + offset, statements);
}

function insertAt(list: t.Statement[], index: number, statements: t.Statement[]): void {
  keepCommentsWithNext(list[index - 1], list[index]);
  list.splice(index, 0, ...statements);
}

/** A comment between two statements belongs to both; only the second one is meant. */
function keepCommentsWithNext(before: t.Statement | undefined, after: t.Statement | undefined): void {
  const next = new Set(after?.leadingComments ?? []);
  if (before?.trailingComments) before.trailingComments = before.trailingComments.filter((one) => !next.has(one));
}

function replace({ container, key, listKey }: NodePath, made: t.Expression): void {
  if (listKey) (container as unknown as t.Node[])[key as number] = made;
  else (container as unknown as Record<string, t.Node>)[key as string] = made;
}
