/** A limit for the time a coroutine may take. */

import type { Coroutine } from "../coroutine.js";
import { TimeoutError } from "../errors.js";
import { begin } from "../handle.js";
import { RaisingCoroutine } from "../raising.js";
import { suspend } from "../suspend.js";
import { startRace } from "./race.js";
import { after } from "./timer.js";
import type { ErrorOf } from "./types.js";

/**
 * What `co` comes to, if that takes no longer than `ms` milliseconds; otherwise it is destroyed,
 * and a TimeoutError raised when its finally blocks are over. There is no limit to these.
 *
 * A promise cannot be destroyed: it is only not waited for any longer. Inside `call()`, where
 * nothing waits, there is no limit.
 */
export function timeout<X>(co: X, ms: number): RaisingCoroutine<Awaited<X>, ErrorOf<X> | TimeoutError> {
  return new RaisingCoroutine(begin(startTimeout, [co, ms]));
}

function startTimeout(depth: number, self: unknown, co: unknown, ms: number): unknown {
  return startRace(depth, self, [co, expiry(ms)]);
}

/** The error is made when the wait begins: its stack tells which await took too long. */
function expiry(ms: number): Coroutine<never> {
  return suspend((resume) => {
    const error = new TimeoutError(ms);
    return after(ms, () => resume.raise(error));
  });
}
