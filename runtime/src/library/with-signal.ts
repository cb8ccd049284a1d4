/** A coroutine that an AbortSignal destroys. */

import type { Coroutine } from "../coroutine.js";
import { begin } from "../handle.js";
import { RaisingCoroutine } from "../raising.js";
import { runtime } from "../state.js";
import { suspend } from "../suspend.js";
import { startRace } from "./race.js";

/**
 * What `co` comes to, unless `signal` aborts first: then `co` is destroyed, and the reason of the
 * signal raised when its finally blocks are over. If the signal has aborted before, `co` never starts.
 *
 * A promise cannot be destroyed: it is only not waited for any longer.
 */
export function withSignal<X>(co: X, signal: AbortSignal): RaisingCoroutine<Awaited<X>> {
  return new RaisingCoroutine(begin(startWithSignal, [co, signal]));
}

function startWithSignal(depth: number, self: unknown, co: unknown, signal: AbortSignal): unknown {
  // Inside call() only the first of a race runs.
  return startRace(depth, self, runtime.sync && !signal.aborted ? [co] : [abortOf(signal), co]);
}

/** Raises the reason of a signal when it aborts. */
function abortOf(signal: AbortSignal): Coroutine<never> {
  return suspend((resume) => {
    const abort = () => resume.raise(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    return () => signal.removeEventListener("abort", abort);
  });
}
