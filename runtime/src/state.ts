/**
 * The one piece of mutable state: what a body that returned `ABRUPT` meant by it.
 *
 * Two copies of this package in one realm must run each other's coroutines, so the state,
 * the sentinel and the symbols are shared, under versioned `Symbol.for` keys. Another realm
 * (a frame of a browser, a context of `node:vm`) has a state of its own.
 */

import type { Context } from "./context.js";
import type { Body, Frame } from "./frame.js";
import type { Handle } from "./handle.js";
import type { Leaf, Link } from "./leaf.js";
import type { PromiseLeaf } from "./promise-leaf.js";
import { Tasks } from "./task.js";

/** Raised when emitted code and runtime no longer understand each other. */
export const CONTRACT_VERSION = 2;

/** Carried by every `Coroutine`: the handle behind it. */
export const HANDLE: unique symbol = Symbol.for(`coroutine-runtime.handle.v${CONTRACT_VERSION}`) as never;

/** What a body returns instead of a value: look at `runtime`. Never seen by users. */
export interface Abrupt {
  readonly abrupt: true;
}

/** Told what happens, for the development condition. It may not change what happens. */
export interface Observer {
  /** A coroutine has been made by `maker`, a constructor that is on the stack. */
  made(handle: Handle, maker: object): void;
  /** An error goes past a frame, or to its handler. */
  raised(error: unknown, frame: Frame): void;
}

/** Functions that carry their bodies in a private name. */
export interface Marks {
  put(entry: object, run: Body): void;
  bodyOf(entry: object, standIn: StandIn): Body;
}

/** Makes what stands for the body of a function that has none: it calls it, and waits for what that returns. */
export type StandIn = (callee: unknown) => Body;

interface Runtime {
  readonly ABRUPT: Abrupt;
  readonly BODY: symbol;
  /** Null until a copy of this package brings it. */
  marks: Marks | null;
  /** `ABRUPT` means raised: the error is in `error`. Otherwise it means suspended. */
  raised: boolean;
  error: unknown;
  /** What the chain that is unwinding waits for. */
  leaf: Leaf | null;
  /** The link saved last while unwinding: the next frame is its parent. */
  tail: Link | null;
  /** A start that was too deep for the native stack: the resume loop does it next. */
  start: Leaf | null;
  /** The handle whose code is running. */
  root: Handle | null;
  /** Whether that code runs inside `call()`, where nothing may wait. */
  sync: boolean;
  /** The async context that this code was brought back to; null: the one that was current. */
  context: Context | null;
  /** How many resume loops are on the native stack, one inside the code run by the other. */
  nesting: number;
  /** Work left by a resume loop that would have nested too deep. */
  readonly backlog: Tasks;
  /** What the innermost loop does next; null: nothing yet. */
  ready: Tasks | null;
  /** The leaf of the pump that runs the outermost loop, and has been left nothing to await yet; missing in the state of an older copy. */
  idle: PromiseLeaf | null;
  /** Null, or missing in the state of an older copy, unless the development condition is on. */
  observer: Observer | null;
}

const KEY = Symbol.for(`coroutine-runtime.state.v${CONTRACT_VERSION}`);
const shared = globalThis as unknown as Record<symbol, Runtime | undefined>;

export const runtime: Runtime = (shared[KEY] ??= {
  ABRUPT: { abrupt: true },
  BODY: Symbol("body"),
  marks: null,
  raised: false,
  error: undefined,
  leaf: null,
  tail: null,
  start: null,
  root: null,
  sync: false,
  context: null,
  nesting: 0,
  backlog: new Tasks(),
  ready: null,
  idle: null,
  observer: null,
});

export const ABRUPT: Abrupt = runtime.ABRUPT;

/** Carried by entries of compiled functions: the body, and the entry itself. Only its own realm can run that. */
export const BODY: unique symbol = runtime.BODY as never;

/** Ends the current body with an error, without a JavaScript exception: `return raise(error)`. */
export function raise(error: unknown): Abrupt {
  runtime.raised = true;
  runtime.error = error;
  return ABRUPT;
}

/** The raised error, handed over to whoever handles it now. */
export function takeError(): unknown {
  const error = runtime.error;
  runtime.raised = false;
  runtime.error = undefined;
  return error;
}

/** Ends the current body by waiting for `leaf`: `return suspendAt(leaf)`. */
export function suspendAt(leaf: Leaf): Abrupt {
  runtime.leaf = leaf;
  runtime.tail = leaf;
  return ABRUPT;
}
