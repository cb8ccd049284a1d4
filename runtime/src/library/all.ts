/** All of several, at the same time. */

import { begin } from "../handle.js";
import { RaisingCoroutine } from "../raising.js";
import { valueVariant } from "../variant.js";
import { runGroup } from "./items.js";
import type { ErrorOf, ValuesOf } from "./types.js";

/**
 * Starts the items in their order, and gives their values. The first error is raised as soon
 * as the others are over: those under way are destroyed, those not started never are.
 *
 *   const [config, user] = await all([load("config.json"), find("ada")]);
 *
 * Items are coroutines, thenables and plain values. Inside `call()` they run one by one.
 */
export function all<T extends readonly unknown[] | []>(items: T): RaisingCoroutine<ValuesOf<T>, ErrorOf<T[number]>>;
export function all<X>(items: Iterable<X>): RaisingCoroutine<Awaited<X>[], ErrorOf<X>>;
export function all(items: Iterable<unknown>): RaisingCoroutine<unknown> {
  return new RaisingCoroutine(begin(startAll, [items]));
}

function startAll(depth: number, _self: unknown, items: Iterable<unknown>): unknown {
  const values: unknown[] = [];
  return runGroup(
    depth,
    items,
    (outcome, index) => {
      if (outcome.index === 0) return outcome;
      values[index] = outcome.value;
      return undefined;
    },
    () => valueVariant(values),
  );
}
