/** The first of several to succeed. */

import { begin } from "../handle.js";
import { RaisingCoroutine } from "../raising.js";
import { errorVariant } from "../variant.js";
import { runGroup } from "./items.js";
import type { ErrorOf } from "./types.js";

/** What `any` raises: the errors of all items, in the order of the items. */
export interface AllFailed<E> extends AggregateError {
  errors: E[];
}

/**
 * Starts the items in their order, and gives the first value as soon as the others are over:
 * those under way are destroyed, those not started never are. When all fail, an AggregateError
 * of their errors is raised.
 *
 * Items are coroutines, thenables and plain values. Inside `call()` they are tried one by one.
 */
export function any<X>(items: Iterable<X>): RaisingCoroutine<Awaited<X>, AllFailed<ErrorOf<X>>> {
  return new RaisingCoroutine(begin(startAny, [items]));
}

function startAny(depth: number, _self: unknown, items: Iterable<unknown>): unknown {
  const errors: unknown[] = [];
  return runGroup(
    depth,
    items,
    (outcome, index) => {
      if (outcome.index === 1) return outcome;
      errors[index] = outcome.error;
      return undefined;
    },
    () => errorVariant(new AggregateError(errors, "None of the coroutines succeeded")),
  );
}
