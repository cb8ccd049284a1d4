/** `if`, `switch` and labelled statements. */

import type * as t from "@babel/types";
import type { BlockId } from "../machine/machine.js";
import { binary } from "../syntax/build.js";
import { bare } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { cloneSimple } from "./calls.js";
import { enterScope } from "./declarations.js";
import { lowerExpression } from "./expressions.js";
import { lowerStatement, lowerStatements, pushWithHead } from "./lower.js";
import { keepReusable, keepStable } from "./spill.js";

/**
 *   if (T) A else B
 *
 *          branch T ? yes : no
 *   yes:   A
 *          jump after
 *   no:    B
 *   after:
 */
export function lowerIf(b: Builder, node: t.IfStatement): void {
  if (!b.awaits(node.consequent) && !b.awaits(node.alternate) && !isControlFlow(node.test)) {
    return pushWithHead(b, node, node.test, (test) => {
      node.test = test;
    });
  }
  const [yes, after] = [b.reserve(), b.reserve()];
  const no = node.alternate ? b.reserve() : after;
  lowerTest(b, node.test, yes, no);
  b.start(yes);
  lowerStatement(b, node.consequent);
  b.jump(after);
  if (node.alternate) {
    b.start(no);
    lowerStatement(b, node.alternate);
  }
  b.start(after);
}

/** A test that is several jumps: no temporary for what comes of it. */
function isControlFlow(node: t.Expression): boolean {
  const test = bare(node);
  if (test.type === "UnaryExpression" && test.operator === "!") return isControlFlow(test.argument);
  return test.type === "LogicalExpression" && test.operator !== "??";
}

/**
 * Goes one way or the other; `&&`, `||` and `!` are control flow here. What arrives from an await on the right decides as
 * the left does: `value = a; if (value) <suspend b>; branch value`, and no way leads round the await.
 */
export function lowerTest(b: Builder, node: t.Expression, yes: BlockId, no: BlockId): void {
  const test = bare(node);
  if (b.awaits(test)) {
    if (test.type === "UnaryExpression" && test.operator === "!") return lowerTest(b, test.argument, no, yes);
    if (test.type === "LogicalExpression" && test.operator !== "??" && bare(test.right).type !== "AwaitExpression") {
      const right = b.reserve();
      if (test.operator === "&&") lowerTest(b, test.left, right, no);
      else lowerTest(b, test.left, yes, right);
      b.start(right);
      return lowerTest(b, test.right, yes, no);
    }
  }
  b.branch(lowerExpression(b, test), yes, no);
}

/**
 *   switch (D) { case A: ...; default: ...; case B: ... }
 *
 *          select D { A: a, B: b } else default
 *   a:     ...                                       <- one case falls into the next
 *   default: ...
 *   b:     ...
 *   after:                                           <- `break` comes here
 */
export function lowerSwitch(b: Builder, node: t.SwitchStatement, labels: string[]): void {
  if (!node.cases.some((one) => b.awaits(one))) {
    b.labels = labels;
    return pushWithHead(b, node, node.discriminant, (value) => {
      node.discriminant = value;
    });
  }
  const after = b.reserve();
  const bodies = node.cases.map(() => b.reserve());
  const fallback = node.cases.findIndex((one) => one.test === null);
  const otherwise = fallback < 0 ? after : bodies[fallback]!;

  const value = lowerExpression(b, node.discriminant);
  const scope = b.target.names.scopes.get(node);
  const opens =
    scope !== undefined &&
    [...scope.bindings.values()].some((one) => one.place !== "local" || one.functions.length > 0);
  const kept = opens ? keepStable(b, value, "discriminant") : value;
  enterScope(b, node);
  selectCase(b, node, kept, bodies, otherwise);

  b.inJumps({ labels, plain: true, breakTo: after, continueTo: null }, () => {
    for (const [place, one] of node.cases.entries()) {
      b.start(bodies[place]!);
      lowerStatements(b, one.consequent);
    }
  });
  b.start(after);
}

/** Tests that await are compared one by one; the others are left to a `switch`. */
function selectCase(
  b: Builder,
  node: t.SwitchStatement,
  value: t.Expression,
  bodies: BlockId[],
  otherwise: BlockId,
): void {
  const tests = node.cases.flatMap((one, place) => (one.test ? [{ test: one.test, to: bodies[place]! }] : []));
  if (!tests.some(({ test }) => b.awaits(test))) {
    return b.end({ kind: "select", on: value, cases: tests, otherwise });
  }
  const discriminant = keepReusable(b, value, "discriminant");
  for (const { test, to } of tests) {
    const next = b.reserve();
    b.branch(binary("===", cloneSimple(discriminant), lowerExpression(b, test)), to, next);
    b.start(next);
  }
  b.jump(otherwise);
}

export function lowerLabeled(b: Builder, node: t.LabeledStatement, labels: string[]): void {
  const all = [...labels, node.label.name];
  if (isLoop(node.body) || node.body.type === "SwitchStatement" || node.body.type === "LabeledStatement") {
    b.labels = all;
    return lowerStatement(b, node.body);
  }
  const after = b.reserve();
  b.inJumps({ labels: all, plain: false, breakTo: after, continueTo: null }, () => lowerStatement(b, node.body));
  b.start(after);
}

function isLoop(node: t.Statement): boolean {
  return node.type.startsWith("For") || node.type === "WhileStatement" || node.type === "DoWhileStatement";
}
