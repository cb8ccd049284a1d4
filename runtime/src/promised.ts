/** What a promise function returns. */

import { outcomeOf } from "./complete.js";
import type { Body } from "./frame.js";
import { begin, callback, type Handle } from "./handle.js";
import { NativePromise } from "./intrinsics.js";
import { launch } from "./resume.js";

/** The entry of a promise function: starts the body at once. */
export function promised(run: Body, args: ArrayLike<unknown>, self?: unknown): Promise<unknown> {
  return promiseOf(begin(run, args, self));
}

/** Apart, so that what waits for the outcome keeps no arguments. */
function promiseOf(handle: Handle): Promise<unknown> {
  return new NativePromise((resolve, reject) => {
    handle.waiters.push(
      callback(() => {
        const outcome = outcomeOf(handle);
        if (outcome.index === 1) resolve(outcome.value);
        else reject(outcome.error);
      }),
    );
    launch(handle);
  });
}
