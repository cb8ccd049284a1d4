/** Waiting for time to pass. */

import { Coroutine } from "../coroutine.js";
import { SuspendedError } from "../errors.js";
import { begin } from "../handle.js";
import { raise, runtime } from "../state.js";
import { startSuspension } from "../suspend.js";
import { after } from "./timer.js";

/**
 * Waits for `ms` milliseconds; for ever when they are `Infinity`. The timer is cleared when the
 * coroutine is destroyed. Inside `call()` it raises SuspendedError.
 */
export function sleep(ms: number): Coroutine<void> {
  return new Coroutine(begin(startSleep, [ms]));
}

function startSleep(depth: number, self: unknown, ms: number): unknown {
  if (runtime.sync) return raise(new SuspendedError("a timer"));
  return startSuspension(depth, self, (resume) => after(ms, () => resume(undefined)));
}
