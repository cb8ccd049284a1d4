/** What a promise function returns. */

import { outcomeOf } from "./complete.js";
import type { Body } from "./frame.js";
import { begin, callback, type Handle } from "./handle.js";
import { add, NativePromise, rejectedWith } from "./intrinsics.js";
import { drive, launch } from "./resume.js";
import { runtime } from "./state.js";
import { VALUE } from "./task.js";

/** As many starts fit on the native stack, and a good deal more. */
const STARTS_LIMIT = 500;

/** The entry of a promise function: starts the body at once, also where hundreds of others are starting on the native stack. */
export function promised(run: Body, args: ArrayLike<unknown>, self?: unknown): Promise<unknown> {
  const handle = begin(run, args, self);
  const promise = promiseOf(handle);
  if (runtime.nesting >= STARTS_LIMIT) {
    launch(handle);
    return promise;
  }
  try {
    // Not in the executor of the promise: so it takes less of the native stack.
    drive(handle, VALUE, undefined, null);
  } catch (overflow) {
    // One that has begun is still to be told, and what others of the loop ran into is not its error.
    if (handle.status === "created") return rejectedWith(overflow);
  }
  return promise;
}

/** Apart, so that what waits for the outcome keeps no arguments. */
function promiseOf(handle: Handle): Promise<unknown> {
  return new NativePromise((resolve, reject) => {
    add(
      handle.waiters,
      callback(() => {
        const outcome = outcomeOf(handle);
        if (outcome.index === 1) resolve(outcome.value);
        else reject(outcome.error);
      }),
    );
  });
}
