/** The running coroutine as an AbortSignal, for everything that takes one. */

import { DestroyedError, NoCoroutineError } from "../errors.js";
import { runtime } from "../state.js";

/**
 * The signal of the coroutine that runs: it aborts when that is destroyed, before its finally
 * blocks run. The reason is a DestroyedError.
 *
 *   const response = await fetch(url, { signal: signal() });
 *
 * A handle has one signal. A compiled function that is awaited as a call, `await f()`, runs as
 * part of the coroutine that awaits it, and shares the signal of that.
 *
 * @throws NoCoroutineError where no coroutine is running.
 */
export function signal(): AbortSignal {
  const { root } = runtime;
  const isDestroyed = root !== null && root.destroying !== null;
  if (root === null || (root.status !== "running" && !isDestroyed)) throw new NoCoroutineError();
  root.controller ??= new AbortController();
  if (isDestroyed) root.controller.abort(new DestroyedError());
  return root.controller.signal;
}
