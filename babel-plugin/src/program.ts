/** One file: its functions are found, accepted, compiled innermost first, and put in place. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { type Accepted, accept, bindingOf, findBodies, prepare } from "./1-accept/accept.js";
import { findAnnotated, removeUnusedImports } from "./1-accept/annotations.js";
import { unique } from "./1-accept/bindings.js";
import { givenName } from "./1-accept/function-names.js";
import type { Kind } from "./1-accept/target.js";
import type { BodyFunction } from "./4-emit/emit.js";
import { Imports } from "./4-emit/imports.js";
import { becomeEntry } from "./4-emit/wrap.js";
import { check } from "./checks.js";
import type { Refusal } from "./diagnostics.js";
import type { Options } from "./options.js";
import { compile } from "./pipeline.js";
import { arrow, block, call, declare, evaluate, functionDeclaration, id, placed, str } from "./syntax/build.js";
import { eachChild, type FunctionNode } from "./syntax/walk.js";
import { traceOf } from "./trace.js";

/** What became of a function, for tools: `file.metadata.coroutines`. */
export interface FunctionReport {
  name: string;
  kind: Kind;
  /** False: left as it is, because it cannot be compiled. */
  compiled: boolean;
  form: "lifted" | "nested";
  states: number;
  suspensions: number;
  loc: t.SourceLocation | null;
}

export interface Told {
  refuse: (refusal: Refusal) => void;
  warn: (refusal: Refusal) => void;
}

export function compileProgram(
  program: NodePath<t.Program>,
  options: Options,
  filename: string | undefined,
  told: Told,
): FunctionReport[] {
  let refused = 0;
  const refuse = (refusal: Refusal) => {
    refused++;
    told.refuse(refusal);
  };
  const annotated = findAnnotated(program, options, filename, refuse);
  if (annotated.length === 0) return [];
  const used = namesIn(program.node);
  const reports: FunctionReport[] = [];
  const accepted: Accepted[] = [];
  for (const one of annotated) {
    const taken = accept(one, used, refuse);
    if (taken !== null) accepted.push(taken);
    else reports.push(nativeReport(one.path, one.kind));
  }
  check(accepted, options.checks, refuse, told.warn);
  if (refused > 0) return reports;

  const exact = options.ticks === "exact";
  const bodies = findBodies(accepted.filter((one) => !(exact && one.kind === "promise")));
  const imports = new Imports(used, options.runtime);
  for (const one of [...accepted].reverse()) reports.push(compileOne(one, { bodies, exact }, imports));
  program.scope.crawl();
  removeUnusedImports(program, options.runtime);
  if (accepted.length > 0) imports.insert(program.node);
  program.scope.crawl();
  return reports.reverse();
}

function compileOne(accepted: Accepted, facts: Parameters<typeof prepare>[1], imports: Imports): FunctionReport {
  const { loc } = accepted.path.node;
  const { target, used } = prepare(accepted, facts);
  const trace = traceOf(accepted.name, globalThis.process?.env.COROUTINE_TRACE);
  const body = compile(target, imports.use, used, trace);
  becomeEntry(target, body, imports.use);
  if (accepted.point === null) replaceWrapper(accepted, accepted.path.node as t.Expression);
  else placeLifted(accepted, accepted.point, body, imports);
  const { name, kind, form } = target;
  return { name, kind, compiled: true, form, states: body.states, suspensions: body.suspensions, loc: loc ?? null };
}

function nativeReport(path: NodePath<FunctionNode>, kind: Kind): FunctionReport {
  const { loc } = path.node;
  return { name: "", kind, compiled: false, form: "nested", states: 0, suspensions: 0, loc: loc ?? null };
}

/** `coroutine(f)` => `f` */
function replaceWrapper({ wrapper }: Accepted, entry: t.Expression): void {
  if (wrapper === null) return;
  const { container, key, listKey } = wrapper;
  if (listKey) (container as unknown as t.Node[])[key as number] = entry;
  else (container as unknown as Record<string, t.Node>)[key as string] = entry;
}

/**
 * Beside a declaration stands a declaration, hoisted as it is; beside an expression a `const`
 * before its statement, with the same temporal dead zone.
 */
function placeLifted(accepted: Accepted, point: NodePath<t.Statement>, body: BodyFunction, imports: Imports): void {
  const { path, run, lexicalThis } = accepted;
  const { node } = path;
  const list = point.container as t.Statement[];
  if (node.type === "FunctionDeclaration") {
    const place = list.indexOf(point.node) + 1;
    const attached = node.id ? [attach(id(node.id.name), run, imports)] : [];
    list.splice(place, 0, placed(functionDeclaration(run, body.params, strictly(node, body.body)), node), ...attached);
    return;
  }
  if (node.type === "ObjectMethod" || node.type === "ClassMethod" || node.type === "ClassPrivateMethod") {
    list.splice(list.indexOf(point.node), 0, placed(functionDeclaration(run, body.params, strictly(node, body.body)), node));
    attachMethod(accepted, point, list, imports);
    return;
  }
  const made = lexicalThis
    ? declare("const", [[run, arrow(body.params as never, body.body)]])
    : declare("const", [[run, arrow(body.params as never, body.body)]]);
  const outer = accepted.wrapper ?? path;
  const name = node.type === "FunctionExpression" && node.id ? null : givenName(outer);
  const entry = call(id(imports.use("compiled")), [moveOut(node), id(run), ...(name === null ? [] : [str(name)])]);
  list.splice(list.indexOf(point.node), 0, placed(made, node));
  put(outer, entry);
}

function put(path: NodePath, made: t.Expression): void {
  const { container, key, listKey } = path;
  if (listKey) (container as unknown as t.Node[])[key as number] = made;
  else (container as unknown as Record<string, t.Node>)[key as string] = made;
}

function moveOut(node: t.Node): t.Expression {
  return node as t.Expression;
}

function attach(entry: t.Expression, run: string, imports: Imports): t.Statement {
  return evaluate(call(id(imports.use("compiled")), [entry, id(run)]));
}

/** Methods of a plain class declaration can be asked for their bodies too. */
function attachMethod(accepted: Accepted, point: NodePath<t.Statement>, list: t.Statement[], imports: Imports): void {
  const { path, run } = accepted;
  const { node } = path;
  const owner = path.parentPath?.parent;
  if (node.type !== "ClassMethod" || node.computed || node.kind !== "method" || node.key.type !== "Identifier") return;
  if (owner?.type !== "ClassDeclaration" || !owner.id || !isPlain(owner, node)) return;
  const home = { type: "MemberExpression", object: id(owner.id.name), property: id("prototype"), computed: false } as t.MemberExpression;
  const object = node.static ? id(owner.id.name) : home;
  const method = { type: "MemberExpression", object, property: id(node.key.name), computed: false } as t.MemberExpression;
  list.splice(list.indexOf(point.node) + 1, 0, attach(method, run, imports));
}

/** Nothing of the class can have replaced the method before the statement after it. */
function isPlain(owner: t.ClassDeclaration, method: t.ClassMethod): boolean {
  if ((owner.decorators ?? []).length > 0) return false;
  return owner.body.body.every((member) => {
    if (member.type === "StaticBlock" || ("decorators" in member && (member.decorators ?? []).length > 0)) return false;
    if ((member.type === "ClassProperty" || member.type === "ClassPrivateProperty") && member.static) return false;
    if (member.type !== "ClassMethod" || member === method) return true;
    return !member.computed && !(member.static === method.static && (member.key as t.Identifier).name === (method.key as t.Identifier).name);
  });
}

function strictly(node: FunctionNode, body: t.BlockStatement): t.BlockStatement {
  const own = node.body.type === "BlockStatement" ? node.body.directives : [];
  const strict = own.filter((one) => one.value.value === "use strict");
  return strict.length === 0 ? body : block(body.body, strict.map((one) => ({ ...one, value: { ...one.value } })));
}

/** Every identifier of the file: names of ours must differ from all of them. */
function namesIn(node: t.Node): Set<string> {
  const names = new Set<string>();
  const visit = (one: t.Node) => {
    if (one.type === "Identifier" || one.type === "JSXIdentifier") names.add(one.name);
    eachChild(one, visit);
  };
  visit(node);
  return names;
}

export { bindingOf, unique };
