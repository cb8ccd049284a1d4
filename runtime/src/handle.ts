/**
 * The record behind a coroutine: how to start it, where it stands, how it ended, who waits.
 * `begin` makes one in emitted code; `new Coroutine(handle)` gives it its public face.
 */

import type { Context } from "./context.js";
import type { Body, Frame } from "./frame.js";
import { CALLBACK, HANDLE as HANDLE_KIND, type Leaf } from "./leaf.js";
import { runtime } from "./state.js";

export type Status = "created" | "running" | "suspended" | "fulfilled" | "failed" | "destroyed";

const noArgs: readonly unknown[] = [];

export class Handle<T = unknown> {
  declare readonly kind: 1;
  status: Status = "created";
  /** The value when fulfilled, the error when failed. */
  outcome: unknown = undefined;
  /** What the whole chain below waits for, while suspended. */
  leaf: Leaf | null = null;
  /** Told about the outcome, in the order they came. */
  waiters: Waiter[] = [];
  /** The handle whose await started this one on its own stack, while it is running. */
  starter: Handle | null = null;
  /** Runs inside `call()`: nothing below may wait. */
  sync = false;
  /** While being destroyed: the errors of its `finally` blocks. */
  destroying: unknown[] | null = null;
  /** While being destroyed: the frame whose `finally` blocks are running. */
  front: Frame | null = null;
  /** The async context that it was last brought back to, or has begun to wait in: for its next suspension, and its destruction. */
  context: Context | null = null;
  /** Aborted when it is destroyed. Made by `signal()`, for the handles that ask. */
  declare controller: AbortController | null;
  /** The state of the realm that it lives in. */
  declare readonly realm: object;
  /** Only for types: a handle knows what it yields. */
  declare readonly type: T;

  constructor(
    public run: Body,
    public self: unknown,
    public args: ArrayLike<unknown>,
  ) {}

  /** What the start needed is not kept alive by a coroutine that is on its way. */
  forgetStart(): void {
    this.self = undefined;
    this.args = noArgs;
  }
}
Object.assign(Handle.prototype, { kind: HANDLE_KIND, controller: null, realm: runtime });

/** Who waits for a handle: another coroutine's await (a leaf with a parent), or a callback. */
export type Waiter = WaitLeaf | Callback;

export interface WaitLeaf extends Leaf {
  readonly waitsFor: Handle;
  started: boolean;
}

export interface Callback {
  readonly kind: typeof CALLBACK;
  /** Called without the outcome: most do not want it, and that of a destroyed one is an error to be made. */
  readonly done: () => void;
}

export function callback(done: Callback["done"]): Callback {
  return { kind: CALLBACK, done };
}

/** A body with its arguments, in state 0: what calling a compiled function makes. */
export function begin<T>(run: Body, args: ArrayLike<unknown>, self?: unknown): Handle<T> {
  return new Handle<T>(run, self, args);
}
