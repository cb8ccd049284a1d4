/**
 * The resume loop: carries an outcome from where it arose towards the root.
 *
 *   leaf --value/error--> frame --value/error--> frame --> ... --> handle --> its waiters
 *
 * It is iterative in every direction (completion, errors, destruction, deep starts), and
 * makes no promise.
 */

import { type Context, currentContext, runIn } from "./context.js";
import { DestroyedError, RunningError } from "./errors.js";
import { DeferredStart, type Frame, resumeBody, startBody } from "./frame.js";
import { type Callback, callback, type Handle } from "./handle.js";
import { rejectedWith } from "./intrinsics.js";
import { CALLBACK, FRAME, HANDLE, type Leaf, START } from "./leaf.js";
import { ABRUPT, runtime, takeError } from "./state.js";
import { errorVariant, valueVariant } from "./variant.js";

/** What is carried: a value, an error, or "clean up and go". */
export type Mode = typeof VALUE | typeof RAISED | typeof DESTROY;
export const VALUE = 0;
export const RAISED = 1;
export const DESTROY = 2;

type Place = Frame | Handle | DeferredStart;

/**
 * One outcome on its way to a leaf, a handle or a callback. Until its turn comes nothing is
 * changed: whoever is to get it is still suspended, and may be destroyed before.
 */
export interface Task {
  readonly to: Leaf | Handle | Callback;
  readonly mode: Mode;
  readonly value: unknown;
  /** The async context of whoever completed, for those that have none of their own. */
  readonly context: Context | null;
}

/** The tasks of one loop, in the order they are done; null: done. */
type Ready = Array<Task | null>;

/** Past this many nested loops a resumption is left to the innermost one, so that the native stack holds. */
export const NESTING_LIMIT = 100;

/** Starts a created handle. */
export function launch(handle: Handle): void {
  const to = runtime.nesting >= NESTING_LIMIT && !handle.sync ? waitForStart(handle) : handle;
  drive({ to, mode: VALUE, value: undefined, context: null });
}

/** So deep inside other loops, a handle is suspended until one of them starts it. */
export function waitForStart(handle: Handle): DeferredStart {
  const start = new DeferredStart(handle.run, handle.self, handle.args);
  start.parent = handle;
  start.root = handle;
  start.context = currentContext();
  handle.leaf = start;
  handle.status = "suspended";
  handle.forgetStart();
  return start;
}

/** The leaf has completed. Does nothing when it was destroyed meanwhile. */
export function resumeLeaf(leaf: Leaf, mode: Mode, value: unknown): void {
  if (!leaf.settled) drive({ to: leaf, mode, value, context: null });
}

/** Does a task and everything that follows from it. */
export function drive(task: Task): void {
  if (runtime.nesting >= NESTING_LIMIT && mayWait(task)) {
    runtime.backlog.push(task);
    return;
  }
  const { root, sync, context } = runtime;
  runtime.nesting++;
  try {
    const ready: Ready = [task];
    for (let next = 0; next < ready.length || takeBacklog(ready); next++) {
      const item = ready[next]!;
      ready[next] = null; // the outcome is not kept alive by the list
      deliver(item, ready);
    }
  } finally {
    // A loop that did not fit on the native stack must not leave its state to others.
    runtime.raised = false;
    runtime.start = null;
    runtime.nesting--;
    runtime.root = root;
    runtime.sync = sync;
    runtime.context = context;
  }
}

/** `call()` and `destroy()` have to be over when they return. */
function mayWait({ to, mode }: Task): boolean {
  return mode !== DESTROY && !(to.kind === HANDLE && to.sync);
}

function takeBacklog(ready: Ready): boolean {
  const task = runtime.backlog.shift();
  if (task === undefined) return false;
  ready.push(task);
  return true;
}

function deliver(task: Task, ready: Ready): void {
  const context = (task.to as Leaf).context ?? task.context;
  runtime.context = context;
  if (context === null) arrive(task, ready);
  else runIn(context, arrive, task, ready);
}

function arrive({ to, mode, value }: Task, ready: Ready): void {
  if (to.kind === CALLBACK) return tell(to.done);
  if (to.kind === HANDLE) return follow(to, to, mode, value, ready);
  if (to.settled && mode !== DESTROY) return;
  const root = to.root!;
  const at = to.kind === START && mode !== DESTROY ? (to as DeferredStart) : to.parent!;
  to.settled = true;
  root.leaf = null;
  if (root.destroying === null) root.status = "running";
  // Who may resume this leaf, or a promise that never settles, must not keep the chain alive.
  if (at !== to) to.parent = to.root = null;
  follow(root, at, mode, value, ready);
}

/** Carries one outcome up its chain until something waits, or the chain has ended. */
function follow(root: Handle, at: Place, mode: Mode, value: unknown, ready: Ready): void {
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
        else if (runtime.observer) runtime.observer.raised(value, frame);
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

/** The chain has ended: the handle has its outcome, and whoever waits is told. */
function complete(handle: Handle, mode: Mode, value: unknown, ready: Ready): void {
  const destroyed = handle.destroying !== null;
  if (!destroyed) settle(handle, mode, value);
  handle.destroying = null;
  handle.front = null;
  handle.leaf = null;
  tellAll(handle, destroyed, ready);
}

/** In the order they came: callbacks at once, coroutines when their turn comes, and callbacks behind them then too. */
function tellAll(handle: Handle, destroyed: boolean, ready: Ready): void {
  const { context } = runtime;
  const { waiters, outcome: value } = handle;
  handle.waiters = [];
  let queued = false;
  for (let place = 0; place < waiters.length; place++) {
    const to = waiters[place]!;
    if (to.kind === CALLBACK && !queued) {
      tell(to.done);
      continue;
    }
    queued = true;
    if (to.kind === CALLBACK) ready.push({ to, mode: VALUE, value: undefined, context });
    else if (!destroyed) ready.push({ to, mode: handle.status === "failed" ? RAISED : VALUE, value, context });
    else if (isUnwinding(to)) ready.push({ to, mode: DESTROY, value: undefined, context });
    else ready.push({ to, mode: RAISED, value: new DestroyedError(), context });
  }
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
      handle.waiters.push(callback(() => over([])));
      return;
    default:
      return over([]);
  }
}

function unwind(handle: Handle, over: (errors: unknown[]) => void): void {
  const errors: unknown[] = [];
  const chain: Handle[] = [];
  let leaf: Leaf = handle.leaf!;
  for (let at: Handle | null = handle; at !== null; at = ownedChild(leaf)) {
    chain.push(at);
    leaf = markDestroyed(at, errors);
  }
  handle.waiters.push(callback(() => over(errors)));
  leaf.settled = true;
  for (const { controller } of chain.reverse()) controller?.abort(new DestroyedError());
  try {
    leaf.drop();
  } catch (error) {
    errors.push(error);
  }
  drive({ to: leaf, mode: DESTROY, value: undefined, context: null });
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
