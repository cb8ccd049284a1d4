/**
 * The resume loop: carries an outcome from where it arose towards the root.
 *
 *   leaf --value/error--> frame --value/error--> frame --> ... --> handle --> its waiters
 *
 * It is iterative in every direction (completion, errors, destruction, deep starts), makes no
 * promise, and nothing at all where a chain only waits again.
 */

import { complete, tell } from "./complete.js";
import { type Context, currentContext, runIn } from "./context.js";
import { DeferredStart, type Frame, resumeBody, SURFACE, startBody } from "./frame.js";
import { type Callback, callback, type Handle } from "./handle.js";
import { react, resolvedWith } from "./intrinsics.js";
import { CALLBACK, FRAME, HANDLE, type Leaf, START } from "./leaf.js";
import { ABRUPT, runtime, takeError } from "./state.js";
import { DESTROY, type Mode, RAISED, type Task, type Tasks, VALUE } from "./task.js";

type Place = Frame | Handle | DeferredStart;

/** Past this many nested loops a resumption is left to the innermost one, so that the native stack holds. */
export const NESTING_LIMIT = 100;

/** Starts a created handle. */
export function launch(handle: Handle): void {
  if (runtime.nesting < NESTING_LIMIT || handle.sync) return drive(handle, VALUE, undefined, null);
  const start = waitForStart(handle);
  drive(start, VALUE, undefined, start.context);
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
  if (!leaf.settled) drive(leaf, mode, value, leaf.context);
}

/** Carries one outcome, in this context (null: the current one), and then everything that follows from it. */
export function drive(to: Leaf | Handle | Callback, mode: Mode, value: unknown, context: Context | null): void {
  if (runtime.nesting >= NESTING_LIMIT && mayWait(to, mode)) {
    runtime.backlog.push(to, mode, value, context);
    return;
  }
  const { root, sync, context: around, backlog, nesting } = runtime;
  const ready: Tasks | null = runtime.ready;
  runtime.nesting = nesting + 1;
  runtime.ready = null;
  try {
    // A handle by itself, in fewer calls: starts of promise functions nest as deep as the native stack is.
    runtime.context = context;
    if (to.kind === HANDLE) follow(to, to, mode, value, null);
    else deliver(to, mode, value, context);
    for (let tasks = dueTasks(); tasks.first !== null; tasks = dueTasks()) {
      ({ to, mode, value, context } = tasks.take());
      deliver(to, mode, value, context);
    }
  } catch (overflow) {
    // The native stack is full: what follows calls nothing, it only writes down what is left, for a loop that has more room.
    const { root: at, ready: own } = runtime as { root: Handle | null; ready: Tasks | null };
    const isBegun = at !== null && at !== root && at.leaf === null && at.status !== "created";
    const rest = own === null ? null : own.first;
    let left: Task;
    if (isBegun && (at.status === "running" || at.destroying !== null || at.waiters.length > 0)) {
      // The end came in the middle of this handle: it has failed, or has not told everybody how it ended.
      if (at.status === "running") {
        at.status = "failed";
        at.outcome = overflow;
      }
      left = { to: at, mode: at.status === "failed" ? RAISED : VALUE, value: at.outcome, context: null, next: rest };
    } else {
      // What this loop was at had not begun, or it was over.
      let isDue = to.kind === CALLBACK;
      if (to.kind === HANDLE) isDue = to.status !== "created" && to.waiters.length > 0;
      else if (to.kind !== CALLBACK) isDue = to.root !== null && to.root.leaf === to;
      left = { to: isDue ? to : nobody, mode, value, context, next: rest };
    }
    if (backlog.first === null) backlog.first = left;
    else backlog.last!.next = left;
    backlog.last = rest === null ? left : own!.last;
    // Only who has nothing around it that would do it has to call after all.
    if (nesting === 0) void react(resolvedWith(undefined), catchUp);
    throw overflow;
  } finally {
    // A loop that did not fit on the native stack must not leave its state to others.
    runtime.raised = false;
    runtime.start = null;
    runtime.nesting = nesting;
    runtime.root = root;
    runtime.sync = sync;
    runtime.context = around;
    runtime.ready = ready;
  }
}

const nobody = callback(() => {});

/** What was left when the native stack was full. */
function catchUp(): void {
  drive(nobody, VALUE, undefined, null);
}

/** `call()` and `destroy()` have to be over when they return, and a promise function starts when it is called. */
function mayWait(to: Leaf | Handle | Callback, mode: Mode): boolean {
  return mode !== DESTROY && !(to.kind === HANDLE && (to.sync || to.status === "created"));
}

/** What this loop has brought up itself, then what others have left to it. */
function dueTasks(): Tasks {
  const { ready, backlog } = runtime;
  return ready === null || ready.first === null ? backlog : ready;
}

function deliver(to: Leaf | Handle | Callback, mode: Mode, value: unknown, context: Context | null): void {
  runtime.context = context;
  if (context === null) arrive(to, mode, value);
  else runIn(context, arrive, to, mode, value);
}

function arrive(to: Leaf | Handle | Callback, mode: Mode, value: unknown): void {
  if (to.kind === CALLBACK) return tell(to.done);
  if (to.kind === HANDLE) return follow(to, to, mode, value, null);
  const { root } = to;
  // An error has kept from waiting whoever began to: it has no chain.
  if (root === null || (to.settled && mode !== DESTROY)) return;
  follow(root, to.kind === START && mode !== DESTROY ? (to as DeferredStart) : to.parent!, mode, value, to);
}

/** Carries one outcome up its chain, which has waited at `leaf`, until something waits, or the chain has ended. */
function follow(root: Handle, at: Place, mode: Mode, value: unknown, leaf: Leaf | null): void {
  runtime.root = root;
  runtime.sync = root.sync;
  if (leaf !== null) {
    leaf.settled = true;
    root.leaf = null;
    if (root.destroying === null) root.status = "running";
    // Who may resume this leaf, or a promise that never settles, must not keep the chain alive, nor its context.
    if (at !== leaf) leaf.parent = leaf.root = leaf.context = null;
  }
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
        frame.caught = 0;
      }
      frame.value = value;
      value = undefined;
    } else if (at.kind === HANDLE) {
      if (at.status !== "created") return complete(at, mode, value);
      parent = at;
      at.status = "running";
    } else {
      parent = at.parent!;
    }
    try {
      result = at.kind === FRAME ? resumeBody(at) : startBody(at.run, SURFACE, at.self, at.args);
    } catch (overflow) {
      runtime.raised = true;
      runtime.error = overflow;
      result = ABRUPT;
    }
    if (at.kind === HANDLE) at.forgetStart();

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
      runtime.root = root;
      runtime.sync = root.sync;
      continue;
    }
    if (frame !== null && root.front === frame) mode = unwound(root, mode === RAISED ? value : none);
    at = parent;
  }
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

function resumedWith(_depth: number | null, frame: Frame): unknown {
  return frame.value;
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
