/** Destruction: from the leaf towards the root, as if the innermost await had been a `return`. */

import { isAwait } from "./await.js";
import { groupOf } from "./chain.js";
import { reportUncaught } from "./complete.js";
import { DestroyedError, RunningError } from "./errors.js";
import { callback, type Handle } from "./handle.js";
import { react, resolvedWith } from "./intrinsics.js";
import { CALLBACK, type Leaf } from "./leaf.js";
import { drive } from "./resume.js";
import { DESTROY } from "./task.js";

/**
 * Destroys a handle: the leaf's cleanup, then every open `finally`, innermost frame first.
 * `over` is called once all of it has run, with what the `finally` blocks threw.
 *
 * Handles that were started by an await on this chain, and that nobody else waits for, are
 * part of it and are destroyed too; others only lose a waiter. One that somebody is destroying
 * already goes first.
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
  makeSure(30);
  const errors: unknown[] = [];
  const chain: Handle[] = [];
  let leaf: Leaf = handle.leaf!;
  let at: Handle | null = handle;
  for (; at !== null && at.status === "suspended"; at = ownedChild(leaf)) {
    chain.push(at);
    leaf = markDestroyed(at, errors);
  }
  const goesFirst = at !== null && at.destroying !== null && !isAwaitedBy(handle, at);
  if (at !== null && at.status === "running") endLater(at);
  handle.waiters.push(callback(() => over(errors)));
  leaf.settled = !goesFirst;
  let { context } = leaf;
  for (const one of chain.reverse()) {
    context ??= one.context;
    one.controller?.abort(new DestroyedError());
  }
  if (goesFirst) return;
  try {
    leaf.drop();
  } catch (error) {
    errors.push(error);
  }
  drive(leaf, DESTROY, undefined, context);
}

/** There is as much of the native stack as it takes to begin: what follows the loop leaves to others where need be. */
function makeSure(calls: number): void {
  if (calls > 0) makeSure(calls - 1);
}

function markDestroyed(handle: Handle, errors: unknown[]): Leaf {
  handle.status = "destroyed";
  handle.destroying = errors;
  return handle.leaf!;
}

/** The handle that this leaf's await started, if nobody but this leaf waits for it, or it is going down anyway. */
export function ownedChild(leaf: Leaf): Handle | null {
  const { waitsFor, started } = leaf as { waitsFor?: Handle; started?: boolean };
  if (waitsFor === undefined || !started) return null;
  return waitsFor.waiters.length === 1 || waitsFor.destroying !== null ? waitsFor : null;
}

/** Whether `by` goes on only when `handle` is over, so that this cannot wait for it. */
function isAwaitedBy(handle: Handle, by: Handle): boolean {
  const waiting = new Set([handle]);
  for (const one of waiting) {
    for (const waiter of one.waiters) {
      const root = waiter.kind === CALLBACK ? groupOf(waiter)?.root : waiter.root;
      if (root) waiting.add(root);
    }
  }
  return waiting.has(by);
}

/** It is its code that destroys: it goes down when this turn is over, where it waits by then, or with who waits for it by then. */
function endLater(child: Handle): void {
  void react(resolvedWith(undefined), () => {
    if (child.status !== "suspended") return;
    const heir = child.waiters.find(isAwait);
    if (heir !== undefined) heir.started = true;
    else if (child.waiters.length === 0) destroyHandle(child, (errors) => errors.forEach(reportUncaught));
  });
}
