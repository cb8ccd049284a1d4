/** The bridge from callbacks: a leaf that anyone resumes, from anywhere, once. */

import { handleOf, thenableOf, wait } from "./await.js";
import { contextToKeep } from "./context.js";
import { Coroutine } from "./coroutine.js";
import { compiled } from "./entry.js";
import { AlreadyResumedError, SuspendedError } from "./errors.js";
import { type Frame, leaveTry } from "./frame.js";
import { begin } from "./handle.js";
import { react, resolvedWith } from "./intrinsics.js";
import { Leaf } from "./leaf.js";
import { resumeLeaf } from "./resume.js";
import { ABRUPT, raise, runtime, suspendAt, takeError } from "./state.js";
import { type Mode, RAISED, VALUE } from "./task.js";

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
    <T>(start: (resume: Resume<T>) => Cleanup | void) => new Coroutine<T>(begin(startSuspension, [start])),
    startSuspension,
  );

/** The states that it goes on in when it was resumed at once with something that it has to wait for. */
const ADOPTED = 1;
const DESTROYED = 2;

export function startSuspension(
  depth: number | null,
  at: unknown,
  start: (resume: Resume<any>) => Cleanup | void,
): unknown {
  if (depth === null) return endAdoption(at as Frame);
  const leaf = new CallbackLeaf();
  const resume: Resume<any> = (value) => leaf.complete(VALUE, value);
  resume.raise = (error) => leaf.complete(RAISED, error);
  const cleanup = start(resume);
  // What a function in one line returns, like `(resume) => setTimeout(resume, 1)`, is often none.
  if (typeof cleanup === "function") leaf.cleanup = cleanup;
  if (leaf.resumed) return leaf.result(depth);
  if (runtime.sync) {
    leaf.settled = true;
    leaf.drop();
    return raise(new SuspendedError("a callback"));
  }
  leaf.context = contextToKeep();
  return suspendAt(leaf);
}

function endAdoption({ state, s0, value }: Frame): unknown {
  if (state === DESTROYED) (s0 as Cleanup)();
  return value;
}

class CallbackLeaf extends Leaf {
  resumed = false;
  cleanup: Cleanup | undefined = undefined;
  /** What it was resumed with before there was anything to wait for. */
  private early: { mode: Mode; value: unknown } | null;

  /** Written out: where fields are lowered, the constructor that is put in would spread its arguments. */
  constructor() {
    super();
    this.early = null;
  }

  /** Called by `resume` and `resume.raise`. */
  complete(mode: Mode, value: unknown): void {
    if (this.resumed) throw new AlreadyResumedError();
    if (this.settled) return;
    this.resumed = true;
    try {
      // Before `start` has returned, the value waits here for `result`.
      if (this.root === null) this.early = { mode, value };
      else if (mode === VALUE && mayBeThenable(value)) this.adopt(value);
      else this.goOn(mode, value);
    } catch (overflow) {
      // Where the native stack ended before it went on, it can be resumed again.
      this.resumed = this.settled;
      throw overflow;
    }
  }

  /** While it waits for what it was resumed with, or cannot inside `call()`, what it has started may still have to be undone. */
  result(depth: number): unknown {
    const { mode, value } = this.early!;
    if (mode !== VALUE) return raise(value);
    const result = wait(depth + 1, value);
    if (result !== ABRUPT || this.cleanup === undefined) return result;
    if (!runtime.raised) return leaveTry(depth, undefined, startSuspension, ADOPTED, 0, DESTROYED, this.cleanup);
    const error = takeError();
    const status = handleOf(value)?.status;
    if (runtime.sync && status !== "failed" && status !== "destroyed") this.drop();
    return raise(error);
  }

  override drop(): void {
    const { cleanup } = this;
    this.cleanup = undefined;
    cleanup?.();
  }

  /** As a promise adopts what it is resolved with: an error on the way to its `then` is for whoever waits. */
  private adopt(value: unknown): void {
    let adopted: Promise<unknown> | undefined;
    try {
      const thenable = thenableOf(value);
      adopted = thenable && resolvedWith(thenable);
    } catch (error) {
      return this.goOn(RAISED, error);
    }
    if (adopted === undefined) return this.goOn(VALUE, value);
    void react(
      adopted,
      (settled) => this.goOn(VALUE, settled),
      (error) => this.goOn(RAISED, error),
    );
  }

  private goOn(mode: Mode, value: unknown): void {
    resumeLeaf(this, mode, value);
    this.cleanup = undefined;
  }
}

function mayBeThenable(value: unknown): boolean {
  return value !== null && (typeof value === "object" || typeof value === "function");
}
