/**
 * A leaf is what a suspended coroutine really waits for: a promise, a callback, another
 * handle. It is the innermost link of the chain that `leave` builds towards the root:
 *
 *   leaf -> frame -> frame -> ... -> handle
 */

import type { Context } from "./context.js";
import type { Frame } from "./frame.js";
import type { Handle } from "./handle.js";

/** What the resume loop can go on with. On the prototypes: `instanceof` does not cross two copies of this package. */
export const FRAME = 0;
export const HANDLE = 1;
export const START = 2;
export const LEAF = 3;
export const CALLBACK = 4;

/** Something with a parent: a leaf, or a frame. */
export interface Link {
  parent: Frame | Handle | null;
}

export class Leaf implements Link {
  declare readonly kind: typeof LEAF | typeof START;
  /** Resumed with what the leaf completes with; set while the native stack unwinds. */
  parent: Frame | Handle | null = null;
  /** The handle at the end of the chain; set when the unwinding is over. */
  root: Handle | null = null;
  /** Completed, or destroyed: what comes later is ignored. */
  settled = false;
  /** The async context to go on in; null: whatever is current then. */
  context: Context | null = null;

  /** Called once when the chain is destroyed: stop what is under way. */
  drop(): void {}
}
(Leaf.prototype as { kind: number }).kind = LEAF;
