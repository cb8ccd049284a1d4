/**
 * What `await x` and `return x` do, by what `x` is. Each function returns the value, or
 * `ABRUPT` after suspending or raising. `depth` is how deep the native stack is.
 */

import type { Compiled } from "./compiled.js";
import { currentContext } from "./context.js";
import { DeadlockError, DestroyedError, SuspendedError } from "./errors.js";
import { type Body, LIMIT, startBody } from "./frame.js";
import type { Handle, Waiter, WaitLeaf } from "./handle.js";
import { CALLBACK, Leaf } from "./leaf.js";
import { PromiseLeaf } from "./promise-leaf.js";
import { closeChain, drive, RAISED, settle as settleHandle, VALUE } from "./resume.js";
import { ABRUPT, BODY, HANDLE, raise, runtime, suspendAt } from "./state.js";

/** `await x` in a coroutine or raising function: goes on at once unless `x` has to be waited for. */
export function wait(depth: number, x: unknown): unknown {
  if (isPrimitive(x)) return x;
  const handle = handleOf(x);
  if (handle !== undefined) return waitForHandle(depth, handle);
  try {
    if (runtime.sync) return isThenable(x) ? raise(new SuspendedError("a promise")) : x;
    const promise = promiseOf(x);
    return promise === undefined ? x : suspendAt(new PromiseLeaf(promise));
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
  try {
    return suspendAt(new PromiseLeaf(Promise.resolve(x)));
  } catch (error) {
    return raise(error);
  }
}

/** `return x` where `x` may be a handle or a thenable: the function completes with what that completes with. */
export const settle: typeof wait = wait;

/** `await callee(...args)` with `self` as its `this`: calls the body directly where there is one. */
export function invoke(depth: number, callee: unknown, self: unknown, ...args: unknown[]): unknown {
  const run = bodyOf(callee);
  if (run !== undefined) return run(depth, self, ...args);
  return wait(depth, Reflect.apply(callable(callee), self, args));
}

/** The same in a promise function. */
export function invokeTick(depth: number, callee: unknown, self: unknown, ...args: unknown[]): unknown {
  const run = bodyOf(callee);
  if (run !== undefined) return run(depth, self, ...args);
  return tick(depth, Reflect.apply(callable(callee), self, args));
}

function bodyOf(callee: unknown): Body | undefined {
  if (typeof callee !== "function") return undefined;
  const found = (callee as { [BODY]?: Compiled })[BODY];
  return found !== undefined && found.entry === callee ? found.run : undefined;
}

// biome-ignore lint/complexity/noBannedTypes: any callable is meant
function callable(callee: unknown): Function {
  if (typeof callee !== "function") throw new TypeError(`${String(callee)} is not a function`);
  return callee;
}

function isPrimitive(x: unknown): boolean {
  return x === null || (typeof x !== "object" && typeof x !== "function");
}

/** The handle behind a coroutine, of this or of another copy of the package. */
export function handleOf(x: unknown): Handle | undefined {
  return (x as { [HANDLE]?: Handle })[HANDLE];
}

/**
 * The promise that an `await` of this object waits for: itself when it is one, a new one
 * that adopts it when it is another thenable, none when it is neither. `then` is read once.
 */
export function promiseOf(x: unknown): PromiseLike<unknown> | undefined {
  if (x instanceof Promise) return Promise.resolve(x);
  const then = (x as { then?: unknown }).then;
  if (typeof then !== "function") return undefined;
  const once = { then: (...args: unknown[]) => Reflect.apply(then, x, args) };
  return Promise.resolve(once as PromiseLike<unknown>);
}

/** Whether an `await` of this object waits. Only looks: inside `call()` a lazy thenable must not be started. */
function isThenable(x: unknown): boolean {
  return x instanceof Promise || typeof (x as { then?: unknown }).then === "function";
}

/** Waits for another coroutine. */
class HandleLeaf extends Leaf {
  constructor(
    readonly waitsFor: Handle,
    /** This await started it, or took it over from the one that did: so it goes down with this chain. */
    public started: boolean,
  ) {
    super();
    waitsFor.waiters.push(this);
    // What this await started goes on in the context that this await has anyway.
    if (!started) this.context = currentContext();
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

function isAwait(waiter: Waiter): waiter is WaitLeaf {
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
  runtime.start = leaf;
  return suspendAt(leaf);
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
  const result = startBody(handle.run, depth, handle.self, handle.args);
  runtime.root = starter;
  handle.starter = null;
  handle.forgetStart();

  if (result === ABRUPT && !runtime.raised) {
    closeChain(handle, handle, null);
    return ABRUPT;
  }
  const mode = result === ABRUPT ? RAISED : VALUE;
  const value = result === ABRUPT ? runtime.error : result;
  settleHandle(handle, mode, value);
  if (handle.waiters.length > 0) tellWaiters(handle, mode, value);
  return result;
}

/** Others came to wait while it ran. What `runtime` says of this start must survive telling them. */
function tellWaiters(handle: Handle, mode: typeof RAISED | typeof VALUE, value: unknown): void {
  const { raised, error } = runtime;
  runtime.raised = false;
  drive({ to: handle, mode, value, context: null });
  runtime.raised = raised;
  runtime.error = error;
}
