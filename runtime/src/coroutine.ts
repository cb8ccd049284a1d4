/** A handle on a coroutine that does not raise: an error that escapes from it is a defect. */

import { outcomeOf, reportUncaught, tell } from "./complete.js";
import { currentContext } from "./context.js";
import { destroyHandle } from "./destroy.js";
import { DestroyedError, NotFulfilledError, RunningError } from "./errors.js";
import { callback, type Handle, type Status } from "./handle.js";
import { add, NativePromise } from "./intrinsics.js";
import { launch } from "./resume.js";
import { HANDLE, runtime } from "./state.js";
import type { Variant } from "./variant.js";

/**
 * A coroutine is lazy: nothing of its body runs until it is first awaited, called, run or
 * `then`-ed. It completes once, and any number of others may wait for it.
 *
 * The model is Mojo's builtin `Coroutine`.
 */
export class Coroutine<T> implements PromiseLike<T>, Disposable, AsyncDisposable {
  /** @internal */
  readonly [HANDLE]: Handle<T>;

  /** Made by compiled code, from a handle that nothing has started. */
  constructor(handle: Handle<T>) {
    this[HANDLE] = handle;
    if (runtime.observer) runtime.observer.made(handle, new.target);
  }

  /**
   * What a thing is called that is no plain object: what libraries put into proxies, to see changes, are plain ones.
   * Protected, or else TypeScript would take a coroutine for a `Promise`.
   */
  protected get [Symbol.toStringTag](): string {
    return "Coroutine";
  }

  /** Where the coroutine stands. */
  get status(): Status {
    return this[HANDLE].status;
  }

  /**
   * The value of the fulfilled coroutine, any number of times.
   *
   * @throws NotFulfilledError before it is fulfilled; DestroyedError; or its own error.
   */
  get(): T {
    const { status, outcome } = this[HANDLE];
    if (status === "fulfilled") return outcome as T;
    if (status === "failed") throw outcome;
    throw status === "destroyed" ? new DestroyedError() : new NotFulfilledError(status);
  }

  /**
   * Runs the coroutine, and everything it awaits, to its end now.
   *
   * @throws SuspendedError, raised at the await that would have had to wait; RunningError when it
   * is under way already; DestroyedError; its own error.
   */
  call(): T {
    runNow(this[HANDLE]);
    return this.get();
  }

  /** Starts the coroutine if need be, and calls back with its outcome: at once when it completes at once. */
  run(done: (outcome: Variant<unknown, T>) => void): void {
    const handle = this[HANDLE];
    const { status } = handle;
    const tellDone = () => done(outcomeOf(handle) as Variant<unknown, T>);
    if (status === "fulfilled" || status === "failed" || status === "destroyed") return tell(tellDone);
    add(handle.waiters, callback(tellDone));
    if (status !== "created") return;
    launch(handle);
    // A promise brings it back to its context by itself; who destroys it does not.
    if (handle.leaf !== null) handle.context ??= handle.leaf.context ?? currentContext();
  }

  /** A promise of the outcome; starts the coroutine if need be. */
  promise(): Promise<T> {
    return new NativePromise((resolve, reject) => {
      this.run((outcome) => (outcome.index === 1 ? resolve(outcome.value) : reject(outcome.error)));
    });
  }

  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.promise().then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.promise().catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.promise().finally(onFinally);
  }

  /**
   * Ends the coroutine where it waits, as if its innermost await had been a `return`: the
   * leaf's cleanup, then the open `finally` blocks, innermost first. Does nothing to a
   * coroutine that has completed; runs no user code in one that has not started.
   *
   * @throws RunningError from inside the coroutine; what its `finally` blocks threw
   * (an AggregateError if several). Errors that come later, from a `finally` that awaits, are
   * reported as unhandled rejections.
   */
  destroy(): void {
    let returned = false;
    let failed = false;
    let error: unknown;
    try {
      destroyHandle(this[HANDLE], (errors) => {
        if (errors.length === 0) return;
        if (returned) return reportUncaught(combine(errors));
        failed = true;
        error = combine(errors);
      });
    } finally {
      returned = true;
    }
    if (failed) throw error;
  }

  /** `using co = f()` destroys it at the end of the block. */
  [Symbol.dispose](): void {
    this.destroy();
  }

  /** Destroys it, and settles when every `finally` block has run to its end. */
  [Symbol.asyncDispose](): Promise<void> {
    return new NativePromise((resolve, reject) => {
      destroyHandle(this[HANDLE], (errors) => (errors.length === 0 ? resolve() : reject(combine(errors))));
    });
  }
}

/** One error as it is, several as one. */
export function combine(errors: unknown[]): unknown {
  return errors.length === 1 ? errors[0] : new AggregateError(errors, "Several errors while a coroutine was destroyed");
}

/** Brings a created handle to its end, with nothing waiting. Completed ones are left as they are. */
export function runNow(handle: Handle): void {
  if (handle.status === "running" || handle.status === "suspended") throw new RunningError("call", handle.status);
  if (handle.status !== "created") return;
  handle.sync = true;
  try {
    launch(handle);
  } finally {
    // Before it began, the native stack has ended.
    if (handle.status === "created") handle.sync = false;
  }
}
