/** Starting and destroying the members of a group, many and deep. */

import { isCoroutine } from "../annotate.js";
import { currentContext } from "../context.js";
import { destroyHandle, ownedChild } from "../destroy.js";
import type { Handle } from "../handle.js";
import { NativePromise } from "../intrinsics.js";
import type { Leaf } from "../leaf.js";
import { NESTING_LIMIT, waitForStart } from "../resume.js";
import { HANDLE, runtime } from "../state.js";
import { VALUE } from "../task.js";

/** A member has left a start to the resume loop, which takes one at a time: it is done after those of this turn. */
export function startLater(): void {
  const start = runtime.start as (Leaf & { waitsFor?: Handle }) | null;
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

/** What runs now can be destroyed when it waits: when this turn is over. */
function destroyOne(member: Handle, over: (errors: unknown[]) => void): void {
  if (innermost(member).status === "running") void Promise.resolve().then(() => destroyHandle(member, over));
  else destroyHandle(member, over);
}

/** The handle at the end of a chain of those that were started by an await, and for it alone. */
function innermost(handle: Handle): Handle {
  let at = handle;
  for (let next: Handle | null = handle; next !== null; ) {
    at = next;
    next = at.status === "suspended" ? ownedChild(at.leaf!) : null;
  }
  return at;
}
