/** How the entry of a compiled function finds its body, and what a promise function returns. */

import { outcomeOf } from "./complete.js";
import type { Body } from "./frame.js";
import { begin, callback, type Handle } from "./handle.js";
import { NativePromise } from "./intrinsics.js";
import { launch } from "./resume.js";
import { BODY } from "./state.js";

/** A body and the entry that it belongs to: a proxy, or a function with copied properties, is another one. */
export interface Compiled {
  readonly entry: unknown;
  readonly run: Body;
}

/**
 * Puts the body on the entry, where `bodyOf` looks for it. `name`: what an anonymous function
 * would have been called by the place that this call now takes.
 */
export function compiled<F>(entry: F, run: Body, name?: string): F {
  if (name !== undefined) Object.defineProperty(entry, "name", { value: name, configurable: true });
  Object.defineProperty(entry, BODY, { value: { entry, run } satisfies Compiled, configurable: true });
  return entry;
}

/** The entry of a promise function: starts the body at once. */
export function promised(run: Body, args: ArrayLike<unknown>, self?: unknown): Promise<unknown> {
  return promiseOf(begin(run, self, args));
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
