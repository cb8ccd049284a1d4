/** Starting and destroying the members of a group, many and deep. */

import { isCoroutine } from "../annotate.js";
import { currentContext } from "../context.js";
import { destroyHandle } from "../destroy.js";
import type { Handle } from "../handle.js";
import { NativePromise } from "../intrinsics.js";
import type { Leaf } from "../leaf.js";
import { NESTING_LIMIT, waitForStart } from "../resume.js";
import { HANDLE, runtime } from "../state.js";
import { VALUE } from "../task.js";

/** What a leaf that waits for a handle knows. */
interface Waits {
  waitsFor?: Handle;
  started?: boolean;
}

/** A member has left a start to the resume loop, which takes one at a time: it is done after those of this turn. */
export function startLater(): void {
  const start = runtime.start as (Leaf & Waits) | null;
  if (start === null) return;
  runtime.start = null;
  const to = start.waitsFor === undefined ? start : waitForStart(start.waitsFor);
  runtime.backlog.push(to, VALUE, undefined, currentContext());
}

/** It will not be started. A promise is under way all the same: that it is rejected is nobody's business now. */
export function discard(item: unknown): void {
  if (item instanceof NativePromise || item instanceof Promise) item.then(undefined, () => {});
  else if (isCoroutine(item) && item.status === "created") destroyHandle(item[HANDLE], () => {});
}

/** Destructions that have not had their turn. */
const due: Array<() => void> = [];
let isUnderWay = false;

/**
 * Newest first, as `using` disposes. Destructions nest on the native stack, up to a limit; those
 * deeper inside are left to the outer ones.
 */
export function destroyAll(members: Handle[], over: (errors: unknown[]) => void): void {
  const isInner = isUnderWay;
  const base = isInner ? due.length : 0;
  for (const member of members) due.push(() => destroyOne(member, over));
  if (isInner && runtime.nesting >= NESTING_LIMIT) return;
  isUnderWay = true;
  try {
    while (due.length > base) due.pop()!();
  } finally {
    isUnderWay = isInner;
  }
}

/** What runs now can be destroyed when it waits: when this turn is over. What others destroy, when they have. */
function destroyOne(member: Handle, over: (errors: unknown[]) => void): void {
  const last = innermost(member);
  if (last.status === "running") void Promise.resolve().then(() => destroyHandle(member, over));
  else if (last.destroying !== null) destroyHandle(last, () => destroyOne(member, over));
  else destroyHandle(member, over);
}

/** The handle at the end of a chain of those that were started by an await, and for it alone. */
function innermost(handle: Handle): Handle {
  let at = handle;
  while (at.status === "suspended") {
    const { waitsFor, started } = at.leaf as Leaf & Waits;
    if (waitsFor === undefined || !started) break;
    if (waitsFor.waiters.length > 1 && waitsFor.destroying === null) break;
    at = waitsFor;
  }
  return at;
}
