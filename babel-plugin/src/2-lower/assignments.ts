/** `=`, `+=`, `||=` and `++`: the target is evaluated first, read next, written last. */

import type * as t from "@babel/types";
import { assign, binary, clone, id, placed, set, undef } from "../syntax/build.js";
import { bare } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { cloneSimple, lowerMember } from "./calls.js";
import { branchOn, lowerExpression } from "./expressions.js";
import { lowerPattern } from "./patterns.js";
import { keepReusable, keepStable } from "./spill.js";

export function lowerAssignment(b: Builder, node: t.AssignmentExpression): t.Expression {
  const left = bare(node.left as t.Expression);
  if (left.type === ("ObjectPattern" as string) || left.type === ("ArrayPattern" as string)) {
    return assignPattern(b, left as unknown as t.ObjectPattern | t.ArrayPattern, node.right);
  }
  // `f() = await x`, in sloppy code: an error once `f()` has been evaluated, before the rest is.
  if (left.type === "CallExpression") return placed(assign(left as unknown as t.LVal, undef(), node.operator), node);
  if (/^(?:\|\||&&|\?\?)=$/.test(node.operator)) return assignIfNeeded(b, node, left);
  const target = lowerTarget(b, left, b.awaits(node.right));
  if (node.operator === "=" || !b.awaits(node.right)) {
    return placed(assign(target, lowerExpression(b, node.right), node.operator), node);
  }
  const before = keepStable(b, read(target), "left");
  const right = lowerExpression(b, node.right);
  return placed(assign(target, binary(node.operator.slice(0, -1) as "+", before, right)), node);
}

/** The place that is written, with its object and key evaluated; `keep`: an await comes before the write. */
function lowerTarget(b: Builder, left: t.Expression, keep: boolean): t.Expression {
  return left.type === "MemberExpression" ? lowerMember(b, left, keep) : left;
}

function read(target: t.Expression): t.Expression {
  return target.type === "MemberExpression" ? again(target) : clone(target);
}

/** The same member of the same kept object. */
function again(target: t.MemberExpression): t.MemberExpression {
  return clone(target);
}

/**
 *   a.b ||= R
 *
 *          left = a.b
 *          branch !left ? right : after
 *   right: left = a.b = R
 *   after:
 */
function assignIfNeeded(b: Builder, node: t.AssignmentExpression, left: t.Expression): t.Expression {
  const [right, after] = [b.reserve(), b.reserve()];
  const target = lowerTarget(b, left, true);
  const result = b.keep("left", read(target));
  branchOn(b, node.operator.slice(0, -1) as "||", id(result.name), right, after);
  b.start(right);
  const value = lowerExpression(b, node.right);
  b.push(placed(set(id(result.name), assign(target, value)), node));
  b.start(after);
  return id(result.name);
}

function assignPattern(b: Builder, pattern: t.ObjectPattern | t.ArrayPattern, right: t.Expression): t.Expression {
  if (!b.awaits(pattern)) return placed(assign(pattern, lowerExpression(b, right)), right);
  const value = keepReusable(b, lowerExpression(b, right), "assigned");
  lowerPattern(b, pattern, value);
  return cloneSimple(value);
}

export function lowerUpdate(b: Builder, node: t.UpdateExpression): t.Expression {
  return placed({ ...node, argument: lowerTarget(b, bare(node.argument as t.Expression), false) }, node);
}
