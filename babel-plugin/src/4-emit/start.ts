/**
 * The two ways into a body: it starts, or it is resumed.
 *
 *   if (depth !== null) {
 *     if (depth > LIMIT) return defer(f$run, at, n);
 *     self = at;
 *     ...                                   <- the start: what runs before any state
 *   } else {
 *     depth = 0; value = at.value; n = at.s0;
 *   }
 *
 * An engine that puts this body inside its caller knows that a sum is not null, and drops the other
 * way. It would not know that it is not 0.
 */

import type * as t from "@babel/types";
import { assignmentIn, isNamed } from "../syntax/assignment.js";
import { bodyNode } from "../syntax/body-name.js";
import {
  assign,
  binary,
  block,
  call,
  evaluate,
  id,
  ifThen,
  labeled,
  member,
  nil,
  num,
  placed,
  returns,
  set,
  spread,
} from "../syntax/build.js";
import { containsOwn, eachChild } from "../syntax/walk.js";
import type { Emitter } from "./emit.js";
import { endsAbruptly } from "./exits.js";

/** `states`: what comes after, to which both ways lead. */
export function startOrResume(e: Emitter, start: t.Statement[], states: t.Statement[]): t.Statement[] {
  const { depth, start: label } = e.names;
  const statements = [...depthCheck(e), ...receiver(e), ...start];
  if (!e.suspends) return e.leavesStart ? [labeled(label, block(statements))] : statements;
  const back = restored(e);
  if (mentions(states, depth)) back.unshift(set(id(depth), num(0)));
  const resumed = back.length > 1 ? block(back) : (back[0] ?? null);
  if (resumed !== null) placed(resumed, e.head);
  const way = waysIn(id(depth), statements, resumed);
  return way === null ? [] : [e.leavesStart ? labeled(label, way) : way];
}

function waysIn(depth: t.Expression, start: t.Statement[], resumed: t.Statement | null): t.Statement | null {
  if (start.length > 0) return ifThen(binary("!==", depth, nil()), block(start), resumed);
  return resumed && ifThen(binary("===", depth, nil()), resumed);
}

/** Too deep: the resume loop starts it, on an empty stack. */
function depthCheck(e: Emitter): t.Statement[] {
  if (!e.target.checksDepth) return [];
  const { depth, at, self } = e.names;
  const args = e.machine.params.map(({ name, rest }) => (rest ? spread(id(name)) : id(name)));
  const deferred = call(id(e.imports("defer")), [bodyNode(e.names), id(e.suspends ? at : self), ...args]);
  return [ifThen(binary(">", id(depth), id(e.imports("LIMIT"))), returns(deferred))];
}

function mentions(statements: t.Statement[], name: string): boolean {
  return statements.some((one) => containsOwn(one, (node) => node.type === "Identifier" && node.name === name));
}

/** `this`, as the body sees it. */
function receiver(e: Emitter): t.Statement[] {
  const { self, at } = e.names;
  if (e.machine.receiver === null) return [];
  const given = id(e.suspends ? at : self);
  if (e.target.coercesThis) return [set(id(self), call(id(e.imports("sloppyThis")), [given]))];
  return e.suspends ? [set(id(self), given)] : [];
}

/**
 * Whether the start may come to its end where a statement has chosen another state already: its own `finally` decides otherwise, or it catches
 * what the closing of an iterator throws.
 *
 *   l: try { state = 2; break start; } finally { break l; }
 */
export function mayStay(e: Emitter, statements: t.Statement[]): boolean {
  if (!e.layout.dispatches || !e.leavesStart || endsAbruptly(statements)) return false;
  const leaves = (node: t.Node) => node.type === "BreakStatement" && node.label?.name === e.names.start;
  const isCut = (node: t.Node) => node.type === "TryStatement" && containsOwn(node, leaves);
  return statements.some((statement) => containsOwn(statement, isCut));
}

/**
 * `let x;`  =>  `x = undefined;`, which x is anyway, where nothing was done with it before. Its place in the source goes
 * to the declaration. What a parameter holds is what arrived.
 */
export function withoutFirstUndefined(e: Emitter, start: t.Statement[]): t.Statement[] {
  const seen = new Set(e.machine.params.map(({ name }) => name));
  const see = (node: t.Node): void => {
    if (node.type === "Identifier") seen.add(node.name);
    eachChild(node, see);
  };
  return start.filter((one) => {
    const name = undefinedIn(one);
    const isFirst = name !== null && e.machine.locals.has(name) && !seen.has(name);
    if (isFirst) e.undefinedAt.set(name, one);
    see(one);
    return !isFirst;
  });
}

function undefinedIn(node: t.Statement): string | null {
  const assignment = assignmentIn(node);
  return assignment !== null && isNamed(assignment.right, "undefined") ? assignment.left.name : null;
}

function restored(e: Emitter): t.Statement[] {
  const { at, state, value, handler } = e.names;
  const back = (name: string, field: string) => evaluate(assign(id(name), member(id(at), field)));
  return [
    ...(e.layout.dispatches ? [back(state, "state")] : []),
    ...(e.usesValue ? [back(value, "value")] : []),
    ...(e.protects ? [back(handler, "caught")] : []),
    ...e.frame.restored(at),
  ];
}
