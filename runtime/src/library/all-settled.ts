/** All of several, however they end. */

import { Coroutine } from "../coroutine.js";
import { begin } from "../handle.js";
import type { Variant } from "../variant.js";
import { valueVariant } from "../variant.js";
import type { Outcome } from "./group.js";
import { runGroup } from "./items.js";
import type { ErrorOf, OutcomesOf } from "./types.js";

/**
 * Starts the items in their order, and gives their outcomes as variants: index 0 holds the
 * error, index 1 the value.
 *
 * Items are coroutines, thenables and plain values. Inside `call()` they run one by one.
 */
export function allSettled<T extends readonly unknown[] | []>(items: T): Coroutine<OutcomesOf<T>>;
export function allSettled<X>(items: Iterable<X>): Coroutine<Variant<ErrorOf<X>, Awaited<X>>[]>;
export function allSettled(items: Iterable<unknown>): Coroutine<unknown> {
  return new Coroutine(begin(startAllSettled, [items]));
}

function startAllSettled(depth: number, _self: unknown, items: Iterable<unknown>): unknown {
  const outcomes: Outcome[] = [];
  return runGroup(
    depth,
    items,
    (outcome, index) => {
      outcomes[index] = outcome;
      return undefined;
    },
    () => valueVariant(outcomes),
  );
}
