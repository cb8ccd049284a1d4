/** The same as `Coroutine`, for one that may raise: its outcome is a variant. */

import { outcomeOf } from "./complete.js";
import { Coroutine, runNow } from "./coroutine.js";
import { DestroyedError, NotFulfilledError } from "./errors.js";
import { HANDLE } from "./state.js";
import type { Variant } from "./variant.js";

/**
 * A coroutine that completes with a variant: index 0 holds the error, index 1 the value.
 * Awaiting it raises the error; `result()` and `tryCall()` give the variant itself.
 *
 * The model is Mojo's builtin `RaisingCoroutine`.
 */
export class RaisingCoroutine<T, E = unknown> extends Coroutine<T> {
  /** Only for types: which errors it raises. */
  declare readonly raises: E;

  /**
   * The outcome of the completed coroutine.
   *
   * @throws NotFulfilledError before it has completed; DestroyedError.
   */
  result(): Variant<E, T> {
    const { status } = this;
    if (status === "fulfilled" || status === "failed") return outcomeOf(this[HANDLE]) as Variant<E, T>;
    throw status === "destroyed" ? new DestroyedError() : new NotFulfilledError(status);
  }

  /**
   * `call()`, with the outcome as a variant instead of a thrown error.
   *
   * @throws RunningError when it is under way already; DestroyedError.
   */
  tryCall(): Variant<E, T> {
    runNow(this[HANDLE]);
    return this.result();
  }
}
