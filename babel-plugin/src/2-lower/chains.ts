/**
 * Optional chains that await: every `?.` becomes a jump past the rest.
 *
 *   a?.b(await c).d
 *
 *          object = a
 *          branch object == null ? skip : go
 *   go:    callee = object.b; <suspend c>
 *          result = apply(callee, object, value).d
 *          jump after
 *   skip:  result = undefined
 *   after:
 */

import type * as t from "@babel/types";
import type { BlockId } from "../machine/machine.js";
import { binary, bool, call, id, nil, placed, sequence, set, unary, undef } from "../syntax/build.js";
import { bare } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { applied, asValue, cloneSimple, receiver } from "./calls.js";
import { lowerExpression } from "./expressions.js";
import { keepReusable, keepStable, lowerArguments } from "./spill.js";

type Chain = t.OptionalMemberExpression | t.OptionalCallExpression;

export function lowerChain(b: Builder, node: Chain): t.Expression {
  if (onlyBaseAwaits(b, node)) return withBase(b, node);
  return resultOf(b, undef(), (skip) => link(b, node, skip));
}

/** `(await a)?.b.c(d)`: nothing is interrupted, so the chain stays. */
function onlyBaseAwaits(b: Builder, node: t.Expression): boolean {
  const inner = bare(node);
  if (inner.type === "OptionalMemberExpression") return !b.awaits(inner.property) && onlyBaseAwaits(b, inner.object);
  if (inner.type !== "OptionalCallExpression") return inner.type !== "Super";
  return !inner.arguments.some((argument) => b.awaits(argument)) && onlyBaseAwaits(b, inner.callee);
}

function withBase(b: Builder, node: t.Expression): t.Expression {
  const inner = bare(node);
  if (inner.type === "OptionalMemberExpression") return placed({ ...inner, object: withBase(b, inner.object) }, inner);
  if (inner.type === "OptionalCallExpression")
    return placed({ ...inner, callee: asValue(b, inner.callee, withBase(b, inner.callee)) }, inner);
  return lowerExpression(b, inner);
}

export function lowerDelete(b: Builder, node: t.UnaryExpression): t.Expression {
  const target = bare(node.argument);
  if (target.type === "OptionalMemberExpression" && !onlyBaseAwaits(b, target)) {
    return resultOf(b, bool(true), (skip) => placed(unary("delete", link(b, target, skip)), node));
  }
  const value = asValue(b, target, lowerExpression(b, target));
  // Not a reference: there is nothing to delete.
  if (value.type !== "MemberExpression" && value.type !== "OptionalMemberExpression")
    return sequence([value, bool(true)]);
  return placed({ ...node, argument: value }, node);
}

function resultOf(b: Builder, otherwise: t.Expression, lowerLinks: (skip: BlockId) => t.Expression): t.Expression {
  const [skip, after] = [b.reserve(), b.reserve()];
  const result = b.temp("result");
  b.push(set(id(result), lowerLinks(skip)));
  b.jump(after);
  b.start(skip);
  b.push(set(id(result), otherwise));
  b.start(after);
  return id(result);
}

/** `(a?.b)(...)`: what is called, and on what. Without `a` there is nothing to call. */
export function lowerChainCallee(
  b: Builder,
  node: t.OptionalMemberExpression,
): { callee: t.Expression; self: t.Expression } {
  const self = b.temp("object");
  b.push(set(id(self), undef()));
  const callee = resultOf(b, undef(), (skip) => {
    const read = memberLink(b, node, skip);
    b.push(set(id(self), read.object as t.Expression));
    return { ...read, object: id(self) };
  });
  return { callee, self: id(self) };
}

/** One link of the chain, its base before it. */
function link(b: Builder, node: t.Expression, skip: BlockId): t.Expression {
  const inner = bare(node);
  if (inner.type === "OptionalMemberExpression") return memberLink(b, inner, skip);
  if (inner.type === "OptionalCallExpression") return callLink(b, inner, skip);
  return lowerExpression(b, inner);
}

function memberLink(b: Builder, node: t.OptionalMemberExpression, skip: BlockId): t.MemberExpression {
  let object = link(b, node.object, skip);
  if (node.optional) object = unlessNullish(b, keepReusable(b, object, "object"), skip);
  const { property, computed } = node;
  if (!computed) return placed({ type: "MemberExpression", object, property, computed } as t.MemberExpression, node);
  if (b.awaits(property)) object = keepStable(b, object, "object");
  const key = lowerExpression(b, property as t.Expression);
  return placed({ type: "MemberExpression", object, property: key, computed } as t.MemberExpression, node);
}

function callLink(b: Builder, node: t.OptionalCallExpression, skip: BlockId): t.Expression {
  const read = asValue(b, node.callee, link(b, node.callee, skip));
  let self: t.Expression | null = null;
  if (read.type === "MemberExpression" && read.object.type === "Super") self = receiver();
  else if (read.type === "MemberExpression") {
    self = keepReusable(b, read.object as t.Expression, "object");
    read.object = cloneSimple(self);
  }
  let callee: t.Expression = keepReusable(b, read, "callee");
  if (node.optional) callee = unlessNullish(b, callee, skip);
  const args = lowerArguments(b, node.arguments);
  return placed(
    self === null ? call(callee, args) : applied(b, node.callee, [callee, cloneSimple(self), ...args]),
    node,
  );
}

/** Skips the rest of the chain when there is nothing to go on with. */
function unlessNullish(b: Builder, kept: t.Expression, skip: BlockId): t.Expression {
  const go = b.reserve();
  b.branch(binary("==", kept, nil()), skip, go);
  b.start(go);
  return cloneSimple(kept);
}
