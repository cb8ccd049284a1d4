/** Reading a chain: leaf -> frame -> frame -> ... -> handle. Nothing is changed, and no code of users runs. */

import type { Frame, WideFrame } from "./frame.js";
import type { Callback, Handle, WaitLeaf } from "./handle.js";
import { FRAME, type Leaf } from "./leaf.js";

/** The frames from here outwards, at most so many, and the handle that comes after them all. */
export function framesFrom(
  at: Frame | Handle | null,
  limit = Number.POSITIVE_INFINITY,
): { frames: Frame[]; root: Handle | null } {
  const frames: Frame[] = [];
  while (at !== null && at.kind === FRAME) {
    if (frames.length === limit) return { frames, root: null };
    frames.push(at);
    at = at.parent;
  }
  return { frames, root: at };
}

/** The handle that a leaf waits for, if it waits for one. */
export function waitedFor(leaf: Leaf | null): Handle | undefined {
  return (leaf as Partial<WaitLeaf> | null)?.waitsFor;
}

/** What `all`, `race`, `scope` and the others are for those that they wait for. */
export interface Members {
  /** The handle in which it waits. */
  readonly root: Handle | null;
  readonly pending: ReadonlySet<Handle>;
  readonly leaf: Leaf | null;
}

/** The group that waits at a leaf for its members, or that is told by a callback of one of them. */
export function groupOf(of: Leaf | Callback | null): Members | undefined {
  return (of as { group?: Members } | null)?.group;
}

const NARROW = ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"] as const;

/** What a frame keeps in a slot. */
export function slotOf(frame: Frame, slot: number): unknown {
  const wide = frame as WideFrame;
  const name = NARROW[slot];
  return name === undefined ? wide.rest?.[slot - NARROW.length] : wide[name];
}
