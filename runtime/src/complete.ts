/** A chain has ended: its handle has the outcome, and whoever waits is told. */

import { DestroyedError } from "./errors.js";
import type { Callback, Handle, WaitLeaf } from "./handle.js";
import { rejectedWith } from "./intrinsics.js";
import { CALLBACK, type Leaf } from "./leaf.js";
import { runtime } from "./state.js";
import { DESTROY, type Mode, RAISED, type Task, Tasks, VALUE } from "./task.js";
import { errorVariant, valueVariant } from "./variant.js";

/** Notes the outcome, unless the handle was destroyed, and tells everybody. */
export function complete(handle: Handle, mode: Mode, value: unknown): void {
  const destroyed = handle.destroying !== null;
  if (!destroyed) settle(handle, mode, value);
  handle.destroying = null;
  handle.front = null;
  handle.context = null;
  handle.leaf = null;
  tellAll(handle, destroyed);
}

/** In the order they came: callbacks at once, coroutines when their turn comes, and callbacks behind them then too. */
function tellAll(handle: Handle, destroyed: boolean): void {
  const { waiters } = handle;
  handle.waiters = [];
  let queued = false;
  for (let place = 0; place < waiters.length; place++) {
    const waiter = waiters[place]!;
    if (waiter.kind === CALLBACK && !queued) tell(waiter.done);
    else {
      queued = true;
      runtime.ready ??= new Tasks();
      runtime.ready.push(waiter.kind === CALLBACK ? told(waiter) : continued(waiter, handle, destroyed));
    }
  }
}

function told(to: Callback): Task {
  return { to, mode: VALUE, value: undefined, context: runtime.context };
}

/** How it goes on for a coroutine that has waited for this handle. */
function continued(to: WaitLeaf, { status, outcome }: Handle, destroyed: boolean): Task {
  const context = to.context ?? runtime.context;
  if (!destroyed) return { to, mode: status === "failed" ? RAISED : VALUE, value: outcome, context };
  if (isUnwinding(to)) return { to, mode: DESTROY, value: undefined, context };
  return { to, mode: RAISED, value: new DestroyedError(), context };
}

/** Whether the chain of this leaf is being destroyed together with what it waits for. */
function isUnwinding(leaf: Leaf): boolean {
  const { root } = leaf;
  return root !== null && root.destroying !== null && root.leaf === leaf;
}

/** Notes how a handle ended. */
export function settle(handle: Handle, mode: Mode, value: unknown): void {
  handle.status = mode === RAISED ? "failed" : "fulfilled";
  handle.outcome = value;
}

/** Calls back. A callback that throws must not take other coroutines down: its error is reported as uncaught. */
export function tell(done: () => void): void {
  try {
    done();
  } catch (error) {
    reportUncaught(error);
  }
}

/** The outcome of a completed handle as a variant. */
export function outcomeOf(handle: Handle) {
  if (handle.status === "fulfilled") return valueVariant(handle.outcome);
  return errorVariant(handle.status === "failed" ? handle.outcome : new DestroyedError());
}

/** As an unhandled rejection, the way an error in a promise callback is. */
export function reportUncaught(error: unknown): void {
  void rejectedWith(error);
}
