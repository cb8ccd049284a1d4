/** The first of several to end. */

import { SuspendedError } from "../errors.js";
import { begin } from "../handle.js";
import { RaisingCoroutine } from "../raising.js";
import { runtime } from "../state.js";
import { errorVariant } from "../variant.js";
import type { Outcome } from "./group.js";
import { runGroup } from "./items.js";
import type { ErrorOf } from "./types.js";

/**
 * Starts the items in their order, and gives the first outcome, a value or an error, as soon as
 * the others are over: those under way are destroyed, those not started never are.
 *
 * Items are coroutines, thenables and plain values. Inside `call()` only the first one runs.
 * Without items it waits for ever, as `Promise.race` does.
 */
export function race<X>(items: Iterable<X>): RaisingCoroutine<Awaited<X>, ErrorOf<X>> {
  return new RaisingCoroutine(begin(startRace, [items]));
}

/** The body: also of what is a race under another name. */
export function startRace(depth: number, _self: unknown, items: Iterable<unknown>): unknown {
  return runGroup(depth, items, (outcome) => outcome, waitForEver);
}

function waitForEver(): Outcome | undefined {
  return runtime.sync ? errorVariant(new SuspendedError("the first of nothing")) : undefined;
}
