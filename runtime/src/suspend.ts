/** The bridge from callbacks: a leaf that anyone resumes, from anywhere, once. */

import { promiseOf, wait } from "./await.js";
import { compiled } from "./compiled.js";
import { currentContext } from "./context.js";
import { Coroutine } from "./coroutine.js";
import { AlreadyResumedError, SuspendedError } from "./errors.js";
import type { Frame } from "./frame.js";
import { begin } from "./handle.js";
import { Leaf } from "./leaf.js";
import { type Mode, RAISED, resumeLeaf, VALUE } from "./resume.js";
import { raise, runtime, suspendAt } from "./state.js";

/** Completes a suspension; also before the function it was given to has returned. */
export interface Resume<T> {
  /** @throws AlreadyResumedError the second time; ignored once the suspension was destroyed. */
  (value: T | PromiseLike<T>): void;
  /** Completes it with an error. */
  raise(error: unknown): void;
}

/** What a suspension has started, undone when it is destroyed. */
export type Cleanup = () => void;

/**
 * Suspends the awaiting coroutine until `resume` is called.
 *
 *   await suspend((resume) => {
 *     const timer = setTimeout(resume, 100);
 *     return () => clearTimeout(timer);
 *   });
 */
export const suspend: <T = void>(start: (resume: Resume<T>) => Cleanup | void) => Coroutine<T> =
  /* @__PURE__ */ compiled(
    <T>(start: (resume: Resume<T>) => Cleanup | void) => new Coroutine<T>(begin(startSuspension, undefined, [start])),
    startSuspension,
  );

export function startSuspension(
  _at: Frame | number,
  _self: unknown,
  start: (resume: Resume<any>) => Cleanup | void,
): unknown {
  const leaf = new CallbackLeaf();
  const resume: Resume<any> = (value) => leaf.complete(VALUE, value);
  resume.raise = (error) => leaf.complete(RAISED, error);
  leaf.cleanup = start(resume) as Cleanup | undefined;
  if (leaf.resumed) return leaf.result();
  if (runtime.sync) {
    leaf.settled = true;
    leaf.drop();
    return raise(new SuspendedError("a callback"));
  }
  leaf.context = currentContext();
  return suspendAt(leaf);
}

class CallbackLeaf extends Leaf {
  resumed = false;
  cleanup: Cleanup | undefined = undefined;
  private mode: Mode = VALUE;
  private value: unknown = undefined;

  /** Called by `resume` and `resume.raise`. */
  complete(mode: Mode, value: unknown): void {
    if (this.settled) {
      if (this.resumed) throw new AlreadyResumedError();
      return;
    }
    if (this.resumed) throw new AlreadyResumedError();
    this.resumed = true;
    // Before `start` has returned, the value waits here for `result`.
    if (this.root === null) {
      this.mode = mode;
      this.value = value;
      return;
    }
    const promise = mode === VALUE ? adopted(value) : undefined;
    if (promise === undefined) this.goOn(mode, value);
    else
      promise.then(
        (settled) => this.goOn(VALUE, settled),
        (error) => this.goOn(RAISED, error),
      );
  }

  /** What it was resumed with before there was anything to wait for. */
  result(): unknown {
    return this.mode === VALUE ? wait(1, this.value) : raise(this.value);
  }

  override drop(): void {
    const { cleanup } = this;
    this.cleanup = undefined;
    cleanup?.();
  }

  private goOn(mode: Mode, value: unknown): void {
    this.cleanup = undefined;
    resumeLeaf(this, mode, value);
  }
}

function adopted(value: unknown): PromiseLike<unknown> | undefined {
  return value === null || (typeof value !== "object" && typeof value !== "function") ? undefined : promiseOf(value);
}
