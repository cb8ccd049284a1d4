/** `return` and `throw`. */

import type * as t from "@babel/types";
import { bare } from "../syntax/walk.js";
import { awaitedCall } from "./awaits.js";
import { lowerTest } from "./branches.js";
import type { Builder } from "./builder.js";
import { lowerExpression } from "./expressions.js";
import { isFar, leaveTo, nearestObstacle, throwValue } from "./jumps.js";
import { keepStable } from "./spill.js";

/**
 *   return await f()      =>   the call completes the function: no frame for it, unless metadata is to tell of it
 *   return c ? A : B      =>   each side returns, when one of them awaits
 */
export function lowerReturn(b: Builder, argument: t.Expression | null): void {
  const value = argument === null ? null : bare(argument);
  if (value === null) return leaveTo(b, { kind: "return" });
  if (b.awaits(value) && value.type === "ConditionalExpression") return returnEither(b, value);
  if (value.type === "AwaitExpression" && isUnprotected(b)) {
    const awaited = awaitedCall(b, value);
    if (b.target.file === null) return b.end({ kind: "tail", awaited });
    // As in a tail, what arrives is no thenable: nothing is left to settle.
    return b.end({ kind: "return", value: b.suspend(awaited) });
  }
  const result = lowerExpression(b, value);
  // An iterator is closed between the evaluation and the return. A `finally` has a record that holds the value.
  leaveTo(b, { kind: "return" }, nearestObstacle(b)?.kind === "closing" ? keepStable(b, result, "result") : result);
}

function returnEither(b: Builder, node: t.ConditionalExpression): void {
  const [yes, no] = [b.reserve(), b.reserve()];
  lowerTest(b, node.test, yes, no);
  b.start(yes);
  lowerReturn(b, node.consequent);
  b.start(no);
  lowerReturn(b, node.alternate);
}

function isUnprotected(b: Builder): boolean {
  return b.protection.handler === null && !isFar(b, { kind: "return" });
}

export function lowerThrow(b: Builder, argument: t.Expression): void {
  throwValue(b, lowerExpression(b, bare(argument)));
}
