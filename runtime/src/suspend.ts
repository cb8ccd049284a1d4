/** The bridge from callbacks: a leaf that anyone resumes, from anywhere, once. */

import { thenableOf, wait } from "./await.js";
import { contextToKeep } from "./context.js";
import { Coroutine } from "./coroutine.js";
import { compiled } from "./entry.js";
import { AlreadyResumedError, SuspendedError } from "./errors.js";
import { begin } from "./handle.js";
import { react, resolvedWith } from "./intrinsics.js";
import { Leaf } from "./leaf.js";
import { resumeLeaf } from "./resume.js";
import { raise, runtime, suspendAt } from "./state.js";
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

export function startSuspension(
  _depth: number,
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
  leaf.context = contextToKeep();
  return suspendAt(leaf);
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
    // Before `start` has returned, the value waits here for `result`.
    if (this.root === null) this.early = { mode, value };
    else if (mode === VALUE && mayBeThenable(value)) this.adopt(value);
    else this.goOn(mode, value);
  }

  result(): unknown {
    const { mode, value } = this.early!;
    return mode === VALUE ? wait(1, value) : raise(value);
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
    this.cleanup = undefined;
    resumeLeaf(this, mode, value);
  }
}

function mayBeThenable(value: unknown): boolean {
  return value !== null && (typeof value === "object" || typeof value === "function");
}
