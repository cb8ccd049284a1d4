/**
 * The resume loop: carries an outcome from where it arose towards the root.
 *
 *   leaf --value/error--> frame --value/error--> frame --> ... --> handle --> its waiters
 *
 * It is iterative in every direction (completion, errors, destruction, deep starts), and
 * makes no promise.
 */

import { DestroyedError, RunningError } from "./errors.js";
import { type DeferredStart, type Frame, resumeBody, startBody } from "./frame.js";
import type { Handle, Waiter } from "./handle.js";
import { FRAME, HANDLE, type Leaf } from "./leaf.js";
import { ABRUPT, runtime, takeError } from "./state.js";
import { errorVariant, valueVariant } from "./variant.js";

/** What is carried: a value, an error, or "clean up and go". */
export type Mode = typeof VALUE | typeof RAISED | typeof DESTROY;
export const VALUE = 0;
export const RAISED = 1;
export const DESTROY = 2;

type Place = Frame | Handle | DeferredStart;

/** One outcome on its way: it arrives at `at`, on the chain that ends at `root`. */
export interface Task {
  root: Handle;
  at: Place;
  mode: Mode;
  value: unknown;
}

/** Past this many nested loops a resumption is left to the innermost one, so that the native stack holds. */
const NESTING_LIMIT = 100;

/** Starts a created handle. */
export function launch(handle: Handle): void {
  drive({ root: handle, at: handle, mode: VALUE, value: undefined });
}

/** The leaf has completed. Does nothing when it was destroyed meanwhile. */
export function resumeLeaf(leaf: Leaf, mode: Mode, value: unknown): void {
  if (leaf.settled) return;
  leaf.settled = true;
  drive(taskOf(leaf, mode, value));
}

function taskOf(leaf: Leaf, mode: Mode, value: unknown): Task {
  const root = leaf.root!;
  root.leaf = null;
  if (root.destroying === null) root.status = "running";
  return { root, at: leaf.parent!, mode, value };
}

/** Runs a task and everything that follows from it. */
export function drive(task: Task): void {
  if (runtime.nesting >= NESTING_LIMIT && !task.root.sync) {
    runtime.backlog.push(task);
    return;
  }
  const { root, sync } = runtime;
  runtime.nesting++;
  const ready: Array<Task | Waiter> = [task];
  for (let next = 0; next < ready.length || takeBacklog(ready); next++) {
    const item = ready[next]!;
    ready[next] = task; // the outcome is not kept alive by the list
    if ("at" in item) follow(item, ready);
  }
  runtime.nesting--;
  runtime.root = root;
  runtime.sync = sync;
}

function takeBacklog(ready: Array<Task | Waiter>): boolean {
  const task = runtime.backlog.shift();
  if (task === undefined) return false;
  ready.push(task);
  return true;
}

/** Carries one outcome up its chain until something waits, or the chain has ended. */
function follow(task: Task, ready: Array<Task | Waiter>): void {
  let { root, at, mode, value } = task;
  task.value = undefined;
  enter(root);
  for (;;) {
    let parent: Frame | Handle;
    let result: unknown;
    let frame: Frame | null = null;

    if (at.kind === FRAME) {
      frame = at;
      parent = frame.parent!;
      if (mode !== VALUE) {
        const handler = mode === RAISED ? frame.caught : frame.cleanup;
        if (mode === DESTROY) root.front = frame;
        if (handler === 0) {
          if (mode === RAISED && root.front === frame) mode = unwound(root, value);
          at = parent;
          continue;
        }
        frame.state = handler;
      }
      frame.value = value;
      value = undefined;
      result = resumeBody(frame);
    } else if (at.kind === HANDLE) {
      if (at.status !== "created") return complete(at, mode, value, ready);
      parent = at;
      at.status = "running";
      result = startBody(at.run, 0, at.self, at.args);
      at.forgetStart();
    } else {
      parent = at.parent!;
      result = startBody(at.run, 0, at.self, at.args);
    }

    if (result !== ABRUPT) {
      mode = VALUE;
      value = result;
    } else if (runtime.raised) {
      mode = RAISED;
      value = takeError();
    } else {
      closeChain(root, parent, frame);
      const start = runtime.start;
      if (start === null) return;
      runtime.start = null;
      ({ root, at } = placeOfStart(start));
      enter(root);
      continue;
    }
    if (frame !== null && root.front === frame) mode = unwound(root, mode === RAISED ? value : none);
    at = parent;
  }
}

function enter(root: Handle): void {
  runtime.root = root;
  runtime.sync = root.sync;
}

const none = {};

/** A frame's cleanup is over: destruction goes on with its parent, whatever the cleanup returned or threw. */
function unwound(root: Handle, error: unknown): Mode {
  if (error !== none) root.destroying!.push(error);
  return DESTROY;
}

/** The native stack has unwound as far as `parent`: closes the chain below it. */
export function closeChain(root: Handle, parent: Frame | Handle, frame: Frame | null): void {
  const leaf = runtime.leaf!;
  // A tail await leaves no frame behind. While a frame cleans up it is still needed, to mark where that ends.
  if (frame !== null && root.front === frame && runtime.tail !== frame) {
    frame.run = resumedWith;
    frame.caught = 0;
    runtime.tail!.parent = frame;
  } else {
    runtime.tail!.parent = parent;
  }
  leaf.root = root;
  root.leaf = leaf;
  if (root.destroying === null) root.status = "suspended";
  runtime.leaf = null;
  runtime.tail = null;
}

function resumedWith(frame: Frame | number): unknown {
  return (frame as Frame).value;
}

/** Where a start that was too deep is done now: a body of this chain, or another handle. */
function placeOfStart(start: Leaf): { root: Handle; at: Place } {
  const handle = (start as { waitsFor?: Handle }).waitsFor;
  if (handle !== undefined) return { root: handle, at: handle };
  const root = start.root!;
  root.leaf = null;
  if (root.destroying === null) root.status = "running";
  return { root, at: start as DeferredStart };
}

/** The chain has ended: the handle has its outcome, and whoever waits is told, in order. */
function complete(handle: Handle, mode: Mode, value: unknown, ready: Array<Task | Waiter>): void {
  const destroyed = handle.destroying !== null;
  if (!destroyed) settle(handle, mode, value);
  handle.destroying = null;
  handle.front = null;
  handle.leaf = null;
  const waiters = handle.waiters;
  handle.waiters = [];
  for (const waiter of waiters) {
    if (waiter.waitsFor === null) tell(waiter.done, handle);
    else if (!waiter.settled) {
      const unwinding = destroyed && waiter.root!.destroying !== null && waiter.root!.leaf === waiter;
      waiter.settled = true;
      if (unwinding) ready.push(taskOf(waiter, DESTROY, undefined));
      else if (destroyed) ready.push(taskOf(waiter, RAISED, new DestroyedError()));
      else ready.push(taskOf(waiter, mode, value));
    }
  }
}

/** Notes how a handle ended. */
export function settle(handle: Handle, mode: Mode, value: unknown): void {
  handle.status = mode === RAISED ? "failed" : "fulfilled";
  handle.outcome = value;
}

/** Calls back. A callback that throws must not take other coroutines down: its error is reported as uncaught. */
function tell(done: (outcome: any) => void, handle: Handle): void {
  try {
    done(outcomeOf(handle));
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
  void Promise.reject(error);
}

/**
 * Destroys a handle: the leaf's cleanup, then every open `finally`, innermost frame first.
 * `over` is called once all of it has run, with what the `finally` blocks threw.
 *
 * Handles that were started by an await on this chain, and that nobody else waits for, are
 * part of it and are destroyed too; others only lose a waiter.
 *
 * @throws RunningError from inside the coroutine itself.
 */
export function destroyHandle(handle: Handle, over: (errors: unknown[]) => void): void {
  switch (handle.status) {
    case "created":
      handle.status = "destroyed";
      handle.forgetStart();
      return over([]);
    case "running":
      throw new RunningError("destroy", "running");
    case "suspended":
      return unwind(handle, over);
    case "destroyed":
      if (handle.destroying === null) return over([]);
      handle.waiters.push({ waitsFor: null, done: () => over([]) });
      return;
    default:
      return over([]);
  }
}

function unwind(handle: Handle, over: (errors: unknown[]) => void): void {
  const errors: unknown[] = [];
  let innermost = handle;
  let leaf = markDestroyed(innermost, errors);
  for (let child = ownedChild(leaf); child !== null; child = ownedChild(leaf)) {
    innermost = child;
    leaf = markDestroyed(innermost, errors);
  }
  handle.waiters.push({ waitsFor: null, done: () => over(errors) });
  leaf.settled = true;
  try {
    leaf.drop();
  } catch (error) {
    errors.push(error);
  }
  drive({ root: innermost, at: leaf.parent!, mode: DESTROY, value: undefined });
}

function markDestroyed(handle: Handle, errors: unknown[]): Leaf {
  handle.status = "destroyed";
  handle.destroying = errors;
  return handle.leaf!;
}

/** The handle that this leaf's await started, if nobody but this leaf waits for it. */
function ownedChild(leaf: Leaf): Handle | null {
  const { waitsFor, started } = leaf as { waitsFor?: Handle; started?: boolean };
  if (waitsFor === undefined || !started || waitsFor.status !== "suspended") return null;
  return waitsFor.waiters.length === 1 ? waitsFor : null;
}
