/**
 * What an await calls. All of these give the value, or ABRUPT:
 *
 *   await f(x)      f$run(depth + 1, undefined, x)      f is compiled in this file
 *                   bodyOf(f)(depth + 1, undefined, x)  another callee is asked for its body
 *   await o.m(x)    bodyOf(o.m)(depth + 1, o, x)
 *   await o.#m(x)   (o.#m, C.#m$run)(depth + 1, o, x)   #m is compiled, and o has to have it
 *   await x         wait(depth + 1, x)                  nothing is called, or nothing compiled: an ordinary function of the file
 */

import type * as t from "@babel/types";
import { bodyNode } from "../syntax/body-name.js";
import { assign, call, clone, endingAt, evaluate, id, placed, sequence, spot, undef } from "../syntax/build.js";
import { isImportKeyword } from "../syntax/versions.js";
import { bare, containsOwn } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { type Callee, calledAt, detached, lowerCallee } from "./calls.js";
import { lowerExpression } from "./expressions.js";
import { isUndisturbed, lowerArguments } from "./spill.js";
import { addsWorklet, startsWorker } from "./workers.js";

export function lowerAwait(b: Builder, node: t.AwaitExpression): t.Expression {
  return b.suspend(awaitedCall(b, node));
}

export function awaitedCall(b: Builder, node: t.AwaitExpression): t.Expression {
  return placed(callOf(b, node), node);
}

function callOf(b: Builder, node: t.AwaitExpression): t.Expression {
  const awaited = bare(node.argument);
  if (awaited.type !== "CallExpression" || isFoundByText(b, awaited) || !isAsked(b, awaited.callee))
    return b.wait(lowerExpression(b, awaited));
  const { callee } = awaited;
  const called = calledBody(b, callee);
  const keep = awaited.arguments.some((argument) => b.awaits(argument));
  if (called !== null) {
    if (keep && mayBeDead(b, callee)) b.push(placed(evaluate(clone(called)), callee));
    return call(endingAt(called, spot(node)), [b.deeper(), undef(), ...lowerArguments(b, awaited.arguments)]);
  }
  const { callee: read, self } = keep
    ? lowerCallee(b, awaited.callee as t.Expression, true)
    : askable(b, callee as t.Expression);
  const args = lowerArguments(b, awaited.arguments);
  const asked =
    askedBody(b, callee, keep ? null : read) ?? b.runtime(isPromiseKind(b) ? "tickBodyOf" : "bodyOf", [read]);
  return call(endingAt(placed(asked, node), calledAt(callee)), [b.deeper(), self ?? undef(), ...args]);
}

/** The body that stands for the name of a function. */
function calledBody({ target }: Builder, callee: t.Node): t.Expression | null {
  if (target.ownBodies.has(callee)) return ownBody(callee as t.Expression);
  const body = callee.type === "Identifier" ? target.bodyOf(callee) : null;
  return body === null ? null : placed(bodyNode(body), callee);
}

/** A body may stand behind a `const` that is not initialised yet, which is an error before the arguments are evaluated. */
function mayBeDead({ target }: Builder, callee: t.Node): boolean {
  if (callee.type !== "Identifier" || target.ownBodies.has(callee)) return false;
  return !target.isConstant(callee.name) && target.bodyOf(callee)?.run !== target.locals.run;
}

/** The body of a private method. `read`: the member, which is still to be asked for; null when it has been. */
function askedBody({ target }: Builder, callee: t.Node, read: t.Expression | null): t.Expression | null {
  const body = target.bodyOf(callee);
  if (body === null) return null;
  return read === null ? bodyNode(body) : sequence([read, bodyNode(body)]);
}

/** A local, or what a box holds: engines say that a call of that is at the property. */
function ownBody(callee: t.Expression): t.Expression {
  const body = placed(detached(callee), callee);
  if (body.type === "MemberExpression") placed(body.property, spot(callee));
  return body;
}

function assigns(node: t.Node): boolean {
  return node.type === "AssignmentExpression" || node.type === "UpdateExpression";
}

function isPromiseKind(b: Builder): boolean {
  return b.target.kind === "promise";
}

function isAsked(b: Builder, callee: t.Node): boolean {
  return !b.target.exact && !b.target.isOrdinary(callee) && isAskable(callee);
}

/** Callees that can be read apart from the call. */
function isAskable(node: t.Node): boolean {
  const callee = bare(node);
  if (isOfModule(callee)) return false;
  switch (callee.type) {
    case "Super":
    case "OptionalMemberExpression":
      return false;
    case "MemberExpression":
      return callee.object.type !== "Super";
    default:
      return callee.type !== "V8IntrinsicIdentifier" && !isImportKeyword(callee);
  }
}

/** Bundlers look for the whole call. */
function isFoundByText(b: Builder, awaited: t.CallExpression): boolean {
  return startsWorker(b, awaited) || addsWorklet(b, awaited);
}

/** Calls of these are looked for by bundlers: `require.ensure()`, `import.meta.hot.accept()`. */
function isOfModule(node: t.Node): boolean {
  const callee = bare(node);
  if (callee.type === "MemberExpression") return isOfModule(callee.object);
  return callee.type === "MetaProperty" || (callee.type === "Identifier" && callee.name === "require");
}

/** The callee and its receiver, with the receiver evaluated once: `(object = o()).m, object`. */
function askable(b: Builder, callee: t.Expression): Callee {
  const read = bare(callee);
  if (read.type !== "MemberExpression" || b.awaits(read)) {
    const { callee: plain, self } = lowerCallee(b, callee, false);
    return { callee: self === null ? detached(plain) : plain, self };
  }
  const object = bare(read.object as t.Expression);
  if (isUndisturbed(b, object) && !(read.computed && containsOwn(read.property, assigns))) {
    const self = object.type === "Identifier" ? id(object.name) : ({ type: "ThisExpression" } as t.ThisExpression);
    return { callee: read, self };
  }
  const name = b.scratch("object");
  return {
    callee: placed({ ...read, object: assign(id(name), b.unnamed(read.object as t.Expression)) }, read),
    self: id(name),
  };
}
