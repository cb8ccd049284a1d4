/** Outcomes that have to wait for their turn. */

import type { Context } from "./context.js";
import type { Callback, Handle } from "./handle.js";
import type { Leaf } from "./leaf.js";

/** What is carried: a value, an error, or "clean up and go". */
export type Mode = typeof VALUE | typeof RAISED | typeof DESTROY;
export const VALUE = 0;
export const RAISED = 1;
export const DESTROY = 2;

/**
 * One outcome on its way to a leaf, a handle or a callback. Until its turn comes nothing is
 * changed: whoever is to get it is still suspended, and may be destroyed before.
 */
export interface Task {
  readonly to: Leaf | Handle | Callback;
  readonly mode: Mode;
  readonly value: unknown;
  /** The async context to do it in; null: whatever is current. */
  readonly context: Context | null;
  next: Task | null;
}

/** First come, first served. An outcome that was taken out is not kept alive. */
export class Tasks {
  first: Task | null = null;
  last: Task | null = null;

  push(to: Task["to"], mode: Mode, value: unknown, context: Context | null): void {
    const task: Task = { to, mode, value, context, next: null };
    if (this.first === null) this.first = task;
    else this.last!.next = task;
    this.last = task;
  }

  take(): Task {
    const task = this.first!;
    this.first = task.next;
    if (this.first === null) this.last = null;
    return task;
  }
}
