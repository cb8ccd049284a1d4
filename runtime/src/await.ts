/**
 * What `await x` and `return x` do, by what `x` is. Each function returns the value, or
 * `ABRUPT` after suspending or raising. `depth` is how deep the native stack is.
 */

import { contextLike, contextToKeep } from "./context.js";
import { bodyFor } from "./entry.js";
import { DeadlockError, DestroyedError, SuspendedError } from "./errors.js";
import { type Body, LIMIT, startBody } from "./frame.js";
import type { Handle, Waiter, WaitLeaf } from "./handle.js";
import { add, call, NativePromise, nativeThen, react } from "./intrinsics.js";
import { describe, isPrimitive } from "./language.js";
import { CALLBACK, Leaf } from "./leaf.js";
import { waitNatively } from "./promise-leaf.js";
import { closeChain, drive } from "./resume.js";
import { ABRUPT, HANDLE, raise, runtime, suspendAt } from "./state.js";
import { RAISED, VALUE } from "./task.js";

/** `await x` in a coroutine or raising function: goes on at once unless `x` has to be waited for. */
export function wait(depth: number, x: unknown): unknown {
  if (isPrimitive(x)) return x;
  const handle = handleOf(x);
  if (handle !== undefined) return waitForHandle(depth, handle);
  try {
    if (runtime.sync) return isThenable(x) ? refuse(x) : x;
    const thenable = thenableOf(x);
    return thenable === undefined ? x : waitNatively(thenable);
  } catch (error) {
    return raise(error);
  }
}

/** `await x` in a promise function: the same, but anything that is not a handle takes its tick. */
export function tick(depth: number, x: unknown): unknown {
  if (runtime.sync) return wait(depth, x);
  if (!isPrimitive(x)) {
    const handle = handleOf(x);
    if (handle !== undefined) return waitForHandle(depth, handle);
  }
  return waitNatively(x);
}

/**
 * `return x` where `x` may be a handle or a thenable: the function completes with what that completes with. Small, so
 * that an engine makes it part of the body; `then` is read once, and what it throws is not for a `try` around the return.
 */
export function settle(depth: number, x: unknown): unknown {
  if (isPrimitive(x)) return x;
  try {
    const { then } = x as { then?: unknown };
    return typeof then === "function" ? adopt(depth, x, then) : x;
  } catch (error) {
    return raise(error);
  }
}

/** The same for an object or function made on the spot, without a `then` of its own: only a prototype could give it one. */
export function settleLiteral(depth: number, x: unknown): unknown {
  return "then" in Array.prototype || "then" in Function.prototype ? settle(depth, x) : x;
}

// biome-ignore lint/complexity/noBannedTypes: any callable is meant
function adopt(depth: number, x: unknown, then: Function): unknown {
  const handle = handleOf(x);
  if (handle !== undefined) return waitForHandle(depth, handle);
  if (runtime.sync) return refuse(x);
  return waitNatively(then === nativeThen && isPromise(x) ? x : calling(x, then));
}

/**
 * `await callee(...args)` is `bodyOf(callee)(depth, self, ...args)`: the body itself where there is one, so that the
 * call is a direct one. For another callee: a body that calls it, and waits for what it returns.
 */
export function bodyOf(callee: unknown): Body {
  return bodyFor(callee, waitingBody);
}

/** The same in a promise function. */
export function tickBodyOf(callee: unknown): Body {
  return bodyFor(callee, tickingBody);
}

const waitingBody = (callee: unknown) => foreignBody(callee, wait);
const tickingBody = (callee: unknown) => foreignBody(callee, tick);

/** What cannot be called is an error only when it is called: the arguments have been evaluated then. */
function foreignBody(callee: unknown, waitFor: typeof wait): Body {
  return (depth, self, ...args) => {
    if (typeof callee !== "function") throw new TypeError(`${describe(callee)} is not a function`);
    return waitFor(depth, call(callee, self, args));
  };
}

/**
 * The handle behind a coroutine, of this or of another copy of the package. One of another realm has a resume loop of its
 * own, so that its coroutine is a thenable here; and there are objects that have an answer to whatever they are asked, or
 * throw at it.
 */
export function handleOf(x: unknown): Handle | undefined {
  try {
    const handle = (x as { [HANDLE]?: Handle })[HANDLE];
    return handle !== undefined && handle !== null && handle.realm === runtime ? handle : undefined;
  } catch {
    return undefined;
  }
}

/** As far as a program can tell. */
function isPromise(x: unknown): x is Promise<unknown> {
  try {
    return x instanceof NativePromise;
  } catch {
    return false;
  }
}

/**
 * What an `await` of this object waits for: itself when it is a promise, a stand-in when it is
 * another thenable, nothing when it is neither. `then` is read once.
 */
export function thenableOf(x: unknown): PromiseLike<unknown> | undefined {
  if (isPromise(x)) return x;
  const then = (x as { then?: unknown }).then;
  return typeof then === "function" ? calling(x, then) : undefined;
}

// biome-ignore lint/complexity/noBannedTypes: any callable is meant
function calling(x: unknown, then: Function): PromiseLike<unknown> {
  return { then: (...args: unknown[]) => call(then, x, args) } as PromiseLike<unknown>;
}

/** Whether an `await` of this object waits. Only looks: inside `call()` a lazy thenable must not be started. */
function isThenable(x: unknown): boolean {
  return isPromise(x) || typeof (x as { then?: unknown }).then === "function";
}

/**
 * Inside `call()`. A promise is under way all the same: that it is rejected is nobody's business now. Of a subclass, `then` may
 * start something, and its constructor be called; those are left alone.
 */
function refuse(thenable: unknown): unknown {
  if (isPromise(thenable) && thenable.constructor === NativePromise) void react(thenable, ignore, ignore);
  return raise(new SuspendedError("a promise"));
}

function ignore(): void {}

/** Waits for another coroutine. */
class HandleLeaf extends Leaf {
  constructor(
    readonly waitsFor: Handle,
    /** This await started it, or took it over from the one that did: so it goes down with this chain. */
    public started: boolean,
  ) {
    super();
    add(waitsFor.waiters, this);
    if (started) shareContext(runtime.root!, waitsFor);
    else this.context = contextToKeep();
  }

  /** Whoever is left waiting takes over what this await started: the last of them takes it down. */
  override drop(): void {
    const { waiters } = this.waitsFor;
    const at = waiters.lastIndexOf(this);
    if (at >= 0) waiters.splice(at, 1);
    const heir = this.started ? waiters.find(isAwait) : undefined;
    if (heir !== undefined) heir.started = true;
  }
}

/** What an await has started goes on in the context that the await has anyway, unless it is destroyed from another one. */
function shareContext(starter: Handle, started: Handle): void {
  if (started.leaf !== null) started.context ??= started.leaf.context;
  starter.context ??= contextLike(started);
  started.context ??= starter.context;
}

export function isAwait(waiter: Waiter): waiter is WaitLeaf {
  return waiter.kind !== CALLBACK;
}

function waitForHandle(depth: number, handle: Handle): unknown {
  switch (handle.status) {
    case "fulfilled":
      return handle.outcome;
    case "failed":
      return raise(handle.outcome);
    case "destroyed":
      return raise(new DestroyedError());
    case "created":
      return depth > LIMIT ? deferHandle(handle) : startHere(depth, handle);
    case "running":
      if (isOwnWait(handle)) return raise(new DeadlockError());
  }
  if (runtime.sync) return raise(new SuspendedError("another coroutine"));
  return suspendAt(new HandleLeaf(handle, false));
}

/** Whether the code that awaits `handle` runs on behalf of `handle`. */
function isOwnWait(handle: Handle): boolean {
  for (let root = runtime.root; root !== null; root = root.starter) if (root === handle) return true;
  return false;
}

function deferHandle(handle: Handle): unknown {
  const leaf = new HandleLeaf(handle, true);
  handle.sync = runtime.sync;
  const abrupt = suspendAt(leaf);
  runtime.start = leaf;
  return abrupt;
}

/** Starts a handle on this stack: a completion, or an error, needs no waiting. */
function startHere(depth: number, handle: Handle): unknown {
  const result = startOn(depth, handle);
  return result === ABRUPT && !runtime.raised ? suspendAt(new HandleLeaf(handle, true)) : result;
}

/** Starts a handle on this stack, for somebody who need not wait for it. When it suspends, its chain is closed. */
export function startOn(depth: number, handle: Handle): unknown {
  const starter = runtime.root;
  handle.starter = starter;
  handle.sync = runtime.sync;
  handle.status = "running";
  runtime.root = handle;
  let result: unknown;
  try {
    result = startBody(handle.run, depth, handle.self, handle.args);
  } catch (overflow) {
    // The native stack is full: nothing can be called here, not even to raise it.
    runtime.root = starter;
    handle.starter = null;
    handle.status = "failed";
    handle.outcome = runtime.error = overflow;
    runtime.raised = true;
    return ABRUPT;
  }
  runtime.root = starter;
  handle.starter = null;

  if (result === ABRUPT && !runtime.raised) {
    closeChain(handle, handle, null);
    handle.forgetStart();
    return ABRUPT;
  }
  const mode = result === ABRUPT ? RAISED : VALUE;
  const value = result === ABRUPT ? runtime.error : result;
  // Written before anything is called, for which there may be no room any more.
  handle.status = mode === RAISED ? "failed" : "fulfilled";
  handle.outcome = value;
  handle.forgetStart();
  if (handle.waiters.length > 0) tellWaiters(handle, mode, value);
  return result;
}

/** Others came to wait while it ran. What `runtime` says of this start must survive telling them. */
function tellWaiters(handle: Handle, mode: typeof RAISED | typeof VALUE, value: unknown): void {
  const { raised, error } = runtime;
  runtime.raised = false;
  drive(handle, mode, value, null);
  runtime.raised = raised;
  runtime.error = error;
}
