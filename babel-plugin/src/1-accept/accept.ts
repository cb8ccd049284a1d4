/** An annotated function becomes a target, or is refused: everything wrong with it at once. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import { become, id, undef } from "../syntax/build.js";
import { bare, type FunctionNode, isFunction } from "../syntax/walk.js";
import type { Annotated } from "./annotations.js";
import { findAwaits } from "./awaits.js";
import { catchTurns, placeBindings, unique } from "./bindings.js";
import { findProblems } from "./check.js";
import { identifierFrom, nameOf } from "./function-names.js";
import { dropFunctionLabels } from "./labels.js";
import { liftPoint } from "./lift.js";
import { resolveNames } from "./resolve.js";
import type { Names } from "./scopes.js";
import type { LocalNames, Target } from "./target.js";

/** A function that will be compiled: what is decided before any function is changed. */
export interface Accepted extends Annotated {
  name: string;
  /** The name of its body. */
  run: string;
  /** The statement beside which the body stands; null: inside the entry. */
  point: NodePath<t.Statement> | null;
  /** Declared in a block of sloppy code: there an async function is seen in its block only, but an ordinary one outside too. */
  hidden: boolean;
}

/** What will be compiled, or why it is left native. */
export function accept(
  annotated: Annotated,
  used: Set<string>,
  refuse: (refusal: Refusal) => void,
): Accepted | Refusal {
  const { path, explicit } = annotated;
  const { node } = path;
  dropFunctionLabels(node);
  const awaiting = findAwaits(node);
  const names = resolveNames(node, awaiting, isStrict(path));
  const found = findProblems(node, names, awaiting);
  const hidden = isHidden(path);
  if (hidden && path.parentPath?.isSwitchCase()) found.push(new Refusal(node, "case"));
  if (found.length > 0) {
    if (explicit) found.forEach(refuse);
    return found[0]!;
  }
  const name = nameOf(path, annotated.wrapper);
  const run = unique(`${identifierFrom(name)}$run`, used);
  used.add(run);
  return { ...annotated, name, run, point: liftPoint(path, names), hidden };
}

function isHidden({ node, parentPath }: NodePath<FunctionNode>): boolean {
  if (node.type !== "FunctionDeclaration" || parentPath === null || isStrict(parentPath)) return false;
  return parentPath.isSwitchCase() || (parentPath.isBlockStatement() && !isFunction(parentPath.parent as t.Node));
}

/** What the functions of a file know of each other. */
export interface FileFacts {
  /** The bodies that identifiers stand for, where they are called. */
  bodies: Map<t.Node, string>;
  /** The bodies that have to ask how deep the native stack is. */
  depthChecks: Set<string>;
  exact: boolean;
  /** What metadata calls the file; null: there is none. */
  file: string | null;
}

/** Analyses an accepted function for lowering. Functions inside it have been compiled by now. */
export function prepare(accepted: Accepted, facts: FileFacts): { target: Target; used: Set<string> } {
  const { path, kind, name, run, point } = accepted;
  const { node } = path;
  const strict = isStrict(path);
  const exact = kind === "promise" && facts.exact;
  const { awaiting, names } = analyse(node, strict);
  const form = point === null ? "nested" : "lifted";
  const nativeParams =
    form === "nested" && names.usesArguments && node.params.every((param) => param.type === "Identifier");
  const used = new Set<string>([...names.free.keys(), ...neverLocals, run]);
  placeBindings(names, used, nativeParams);
  for (const scope of names.scopes.values()) for (const inner of scope.bindings.keys()) used.add(inner);
  catchTurns(names, awaiting);
  const locals = localNames(run, used);
  const isArrow = node.type === "ArrowFunctionExpression";
  const ownThis = form === "lifted" && !isArrow;
  if (ownThis) for (const one of names.thisNodes) become(one, id(locals.self));
  // An async function cannot be constructed; its body may be an arrow, which would see that of the function around it.
  if (!isArrow) for (const one of names.newTargets) become(one, undef());

  const target: Target = {
    node,
    kind,
    name,
    locals,
    form,
    awaiting,
    names,
    isConstant: (free) => isNeverReassigned(path, free),
    bodyOf: (callee) => (names.free.has((callee as t.Identifier).name) ? (facts.bodies.get(callee) ?? null) : null),
    exact,
    checksDepth: !exact && facts.depthChecks.has(run),
    nativeParams,
    coercesThis: ownThis && names.thisNodes.length > 0 && !strict,
    usesThis: ownThis && names.thisNodes.length > 0,
    errorName: unique("error", used),
    file: facts.file,
  };
  return { target, used };
}

/**
 * What is taken apart, and what every name means. A function or class that is declared in an
 * await-free block of a loop, and captures bindings of the turn, has to be made per turn: its
 * block is taken apart too, which may bring more bindings of turns to light. So is a block whose
 * function sloppy code would make visible in the machine.
 */
function analyse(node: FunctionNode, strict: boolean): { awaiting: Set<t.Node>; names: Names } {
  const also = new Set<t.Node>();
  for (;;) {
    const awaiting = findAwaits(node, also);
    const names = resolveNames(node, awaiting, strict);
    const found = [...declaredPerTurn(names), ...leakingOut(names)].filter((one) => !also.has(one));
    if (found.length === 0) return { awaiting, names };
    for (const one of found) also.add(one);
  }
}

function declaredPerTurn(names: Names): t.Node[] {
  const declared = [...names.closures.values()].filter(
    ({ node }) => node.type === "FunctionDeclaration" || node.type === "ClassDeclaration",
  );
  return declared
    .filter(({ captures }) => [...captures].some(({ scope }) => scope.lowered && scope.perTurn))
    .map(({ node }) => node)
    .filter((node) => !isInLoweredScope(node, names));
}

/** What hides these from the function around them may not stand around them any more. */
function leakingOut(names: Names): t.Node[] {
  return names.hiddenFunctions.filter((one) => names.free.has(one.id!.name) && !isInLoweredScope(one, names));
}

function isInLoweredScope(node: t.Node, names: Names): boolean {
  const name = (node as t.FunctionDeclaration).id?.name;
  const own = node.type === "ClassDeclaration" ? names.scopes.get(node)?.parent : null;
  if (own) return own.lowered;
  for (const scope of names.scopes.values()) {
    if (name !== undefined && scope.bindings.get(name)?.functions.includes(node as t.FunctionDeclaration))
      return scope.lowered;
  }
  return true;
}

/** What cannot be declared with `let`, or means something else everywhere. */
const neverLocals = ["let", "arguments", "eval", "undefined", "await", "yield"];

function localNames(run: string, used: Set<string>): LocalNames {
  const local = (name: string) => {
    const chosen = unique(name, used);
    used.add(chosen);
    return chosen;
  };
  return {
    run,
    at: local("at"),
    self: local("self"),
    depth: local("depth"),
    state: local("state"),
    value: local("value"),
    handler: local("handler"),
    machine: local("machine"),
    start: local("start"),
  };
}

/** A function declaration of the file that nobody assigns: initialised before anything runs. */
function isNeverReassigned(path: NodePath<FunctionNode>, name: string): boolean {
  const binding = path.scope.getBinding(name);
  return binding?.constant === true && binding.kind === "hoisted";
}

export function isStrict(path: NodePath): boolean {
  return (
    path.findParent((one) => {
      if (one.isClass()) return true;
      if (one.isProgram()) return one.node.sourceType === "module" || isStrictList(one.node.directives);
      return one.isFunction() && one.node.body.type === "BlockStatement" && isStrictList(one.node.body.directives);
    }) !== null ||
    (path.isFunction() && path.node.body.type === "BlockStatement" && isStrictList(path.node.body.directives))
  );
}

function isStrictList(directives: t.Directive[] | null | undefined): boolean {
  return (directives ?? []).some((one) => one.value.value === "use strict");
}

/** Where compiled functions are called by names that always mean them. */
export function findBodies(all: Accepted[]): Map<t.Node, string> {
  const bodies = new Map<t.Node, string>();
  for (const one of all) {
    if (one.point === null) continue;
    const binding = bindingOf(one);
    if (!binding?.constant) continue;
    for (const reference of binding.referencePaths) bodies.set(reference.node, one.run);
  }
  return bodies;
}

/** The binding that holds the function: its declaration, or a `const`. */
export function bindingOf({ path, wrapper }: Accepted) {
  const { node } = path;
  if (node.type === "FunctionDeclaration") return node.id ? path.parentPath!.scope.getBinding(node.id.name) : undefined;
  const declarator = (wrapper ?? path).parentPath;
  if (!declarator?.isVariableDeclarator() || declarator.node.id.type !== "Identifier") return undefined;
  if (bare(declarator.node.init!) !== (wrapper ?? path).node) return undefined;
  const { parent } = declarator;
  return parent.type === "VariableDeclaration" && parent.kind === "const"
    ? declarator.scope.getBinding(declarator.node.id.name)
    : undefined;
}
