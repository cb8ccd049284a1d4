/** A chain has ended: its handle has the outcome, and whoever waits is told. */

import { DestroyedError } from "./errors.js";
import type { Handle, WaitLeaf } from "./handle.js";
import { rejectedWith } from "./intrinsics.js";
import { CALLBACK, type Leaf } from "./leaf.js";
import { runtime } from "./state.js";
import { DESTROY, type Mode, RAISED, Tasks, VALUE } from "./task.js";
import { errorVariant, valueVariant } from "./variant.js";

/** Notes the outcome, unless the handle was destroyed, and tells everybody. */
export function complete(handle: Handle, mode: Mode, value: unknown): void {
  const destroyed = handle.status === "destroyed";
  if (!destroyed) settle(handle, mode, value);
  // Whoever waited was destroyed by what it waited for. What `call()` runs is nobody's either, and throws.
  if (!destroyed && mode === RAISED && handle.waiters.length === 0 && !handle.sync) reportUncaught(value);
  handle.destroying = null;
  handle.front = null;
  handle.context = null;
  handle.leaf = null;
  tellAll(handle, destroyed);
}

/** In the order they came: callbacks at once, coroutines when their turn comes, and callbacks behind them then too. */
function tellAll(handle: Handle, destroyed: boolean): void {
  const { waiters } = handle;
  let ready: Tasks | null = null;
  let place = 0;
  handle.waiters = [];
  try {
    for (; place < waiters.length; place++) {
      const waiter = waiters[place]!;
      if (waiter.kind === CALLBACK && ready === null) tell(waiter.done);
      else {
        ready = readyTasks();
        if (waiter.kind === CALLBACK) ready.push(waiter, VALUE, undefined, runtime.context);
        else goOn(waiter, handle, destroyed, ready);
      }
    }
  } catch (overflow) {
    for (; place < waiters.length; place++) handle.waiters[handle.waiters.length] = waiters[place]!;
    throw overflow;
  }
}

function readyTasks(): Tasks {
  if (runtime.ready === null) runtime.ready = new Tasks();
  return runtime.ready;
}

/** How it goes on for a coroutine that has waited for this handle. */
function goOn(to: WaitLeaf, { status, outcome }: Handle, destroyed: boolean, ready: Tasks): void {
  // Its chain is being destroyed, by somebody who goes on when what runs now has returned.
  if (to.settled) return;
  const context = to.context ?? (destroyed ? to.root!.context : runtime.context);
  if (!destroyed) ready.push(to, status === "failed" ? RAISED : VALUE, outcome, context);
  else if (isUnwinding(to)) ready.push(to, DESTROY, undefined, context);
  else ready.push(to, RAISED, new DestroyedError(), context);
}

/** Whether the chain of this leaf is being destroyed together with what it waits for. */
function isUnwinding(leaf: Leaf): boolean {
  const { root } = leaf;
  return root !== null && root.destroying !== null && root.leaf === leaf;
}

/** Notes how a handle ended. */
function settle(handle: Handle, mode: Mode, value: unknown): void {
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
