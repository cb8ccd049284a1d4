/**
 * The two ways into a body: it starts, or it is resumed.
 *
 *   if (typeof at === "number") {
 *     if (at > LIMIT) return defer(f$run, self, n);
 *     ...                                   <- the start: what runs before any state
 *   } else {
 *     value = at.value; n = at.s0;
 *   }
 */

import type * as t from "@babel/types";
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
  placed,
  returns,
  set,
  spread,
  str,
  unary,
} from "../syntax/build.js";
import { containsOwn, eachOwnChild } from "../syntax/walk.js";
import type { Emitter } from "./emit.js";

export function startOrResume(e: Emitter, start: t.Statement[]): t.Statement[] {
  const { at, depth } = e.names;
  if (e.suspends && !e.keepsDepth) for (const statement of start) rename(statement, depth, at);
  const statements = [...coercion(e), ...depthCheck(e), ...start];
  if (!e.suspends) return e.leavesStart ? [labeled(e.names.start, block(statements))] : statements;

  const isStart = binary("===", unary("typeof", id(at)), str("number"));
  const back = restored(e);
  const resumed = back.length > 1 ? block(back) : (back[0] ?? null);
  const either = ifThen(isStart, block(statements), resumed === null ? null : placed(resumed, e.head));
  return [e.leavesStart ? labeled(e.names.start, either) : either];
}

/** Whether the local occurs, inner functions aside. */
export function mentions(statements: t.Statement[], name: string): boolean {
  return statements.some((one) => containsOwn(one, (node) => node.type === "Identifier" && node.name === name));
}

/** Nothing after the start calls with a depth: the parameter itself serves. */
function rename(node: t.Node, from: string, to: string): void {
  if (node.type === "Identifier" && node.name === from) node.name = to;
  eachOwnChild(node, (child) => rename(child, from, to));
}

function coercion(e: Emitter): t.Statement[] {
  const { self } = e.names;
  return e.target.coercesThis ? [set(id(self), call(id(e.imports("sloppyThis")), [id(self)]))] : [];
}

/** Too deep: the resume loop starts it, on an empty stack. */
function depthCheck(e: Emitter): t.Statement[] {
  const { at, depth } = e.names;
  if (!e.target.checksDepth) return e.keepsDepth ? [set(id(depth), id(at))] : [];
  const mine = e.keepsDepth ? assign(id(depth), id(at)) : id(e.suspends ? at : depth);
  return [ifThen(binary(">", mine, id(e.imports("LIMIT"))), deferCall(e))];
}

function deferCall(e: Emitter): t.Statement {
  const { run, self } = e.names;
  const args = e.machine.params.map(({ name, rest }) => (rest ? spread(id(name)) : id(name)));
  return returns(call(id(e.imports("defer")), [id(run), id(self), ...args]));
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
