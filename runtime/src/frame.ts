/**
 * How an activation saves itself. A frame is made only when its activation suspends for the
 * first time, and reused by its later suspensions.
 *
 * One shape with three slots serves most functions, a second with eight the rest, so that
 * the resume loop's property accesses stay monomorphic in practice.
 */

import type { Handle } from "./handle.js";
import { add, call } from "./intrinsics.js";
import { FRAME, Leaf, START } from "./leaf.js";
import { ABRUPT, type Abrupt, raise, runtime, suspendAt, takeError } from "./state.js";

/**
 * The state machine of one compiled function. When it starts, `depth` is how deep the native
 * stack is, 1 at least, and `at` is what the function is called on. When it is resumed, `depth`
 * is null, which it takes for 0, `at` is its frame, and there is nothing else.
 */
export type Body = (depth: any, at: any, ...args: any[]) => unknown;

/** How deep a body is that only the runtime has called. */
export const SURFACE = 1;

/** How deep direct calls may nest on the native stack before a start is left to the resume loop. */
export const LIMIT = 400;

export class Frame {
  declare readonly kind: 0;
  state = 0;
  /** Where an error goes; 0: to the parent. */
  caught = 0;
  /** Where destruction goes; 0: nothing to clean up here. */
  cleanup = 0;
  /** What the await was resumed with: a value, or the error when `state` is a handler. */
  value: unknown = undefined;
  parent: Frame | Handle | null = null;
  s0: unknown = undefined;
  s1: unknown = undefined;
  s2: unknown = undefined;

  constructor(public run: Body) {}
}
(Frame.prototype as { kind: number }).kind = FRAME;

/** A frame of a function with more than three slots; past eight they go into `rest`. */
export class WideFrame extends Frame {
  s3: unknown = undefined;
  s4: unknown = undefined;
  s5: unknown = undefined;
  s6: unknown = undefined;
  s7: unknown = undefined;
  rest: unknown[] | undefined = undefined;

  /** Written out: where fields are lowered, the constructor that is put in would spread its arguments. */
  constructor(run: Body) {
    super(run);
  }
}

/** Puts a frame above what was saved before it: leaf <- frame <- its caller's frame <- ... */
function link(frame: Frame, state: number, caught: number, cleanup: number): void {
  frame.state = state;
  frame.caught = caught;
  frame.cleanup = cleanup;
  frame.value = undefined;
  runtime.tail!.parent = frame;
  runtime.tail = frame;
}

/**
 * Called by a body that got `ABRUPT` from what it awaited. At depth 0 it was resumed, so that `at`
 * is its frame. Raised: there is no handler here, so the news just travels on. Suspended: this
 * activation saves itself and links itself above the link saved before it. The body hands `ABRUPT`
 * on to its own caller.
 */
export function leave(
  depth: number,
  at: unknown,
  run: Body,
  state: number,
  s0?: unknown,
  s1?: unknown,
  s2?: unknown,
): Abrupt {
  if (!runtime.raised) save(depth, at, run, state, 0, 0, s0, s1, s2);
  return ABRUPT;
}

/** The same inside a `try`: `ABRUPT` when suspended, the error for this function's handler when raised. */
export function leaveTry(
  depth: number,
  at: unknown,
  run: Body,
  state: number,
  caught: number,
  cleanup: number,
  s0?: unknown,
  s1?: unknown,
  s2?: unknown,
): unknown {
  if (runtime.raised) return takeError();
  save(depth, at, run, state, caught, cleanup, s0, s1, s2);
  return ABRUPT;
}

function save(
  depth: number,
  at: unknown,
  run: Body,
  state: number,
  caught: number,
  cleanup: number,
  s0: unknown,
  s1: unknown,
  s2: unknown,
): void {
  const frame = depth === 0 ? (at as Frame) : new Frame(run);
  frame.s0 = s0;
  frame.s1 = s1;
  frame.s2 = s2;
  link(frame, state, caught, cleanup);
}

/** `leave` for a function with more than three slots. */
export function leaveWide(
  depth: number,
  at: unknown,
  run: Body,
  state: number,
  s0?: unknown,
  s1?: unknown,
  s2?: unknown,
  s3?: unknown,
  s4?: unknown,
  s5?: unknown,
  s6?: unknown,
  s7?: unknown,
  rest?: unknown[],
): Abrupt {
  if (!runtime.raised) saveWide(depth, at, run, state, 0, 0, s0, s1, s2, s3, s4, s5, s6, s7, rest);
  return ABRUPT;
}

/** `leaveTry` for a function with more than three slots. */
export function leaveTryWide(
  depth: number,
  at: unknown,
  run: Body,
  state: number,
  caught: number,
  cleanup: number,
  s0?: unknown,
  s1?: unknown,
  s2?: unknown,
  s3?: unknown,
  s4?: unknown,
  s5?: unknown,
  s6?: unknown,
  s7?: unknown,
  rest?: unknown[],
): unknown {
  if (runtime.raised) return takeError();
  saveWide(depth, at, run, state, caught, cleanup, s0, s1, s2, s3, s4, s5, s6, s7, rest);
  return ABRUPT;
}

function saveWide(
  depth: number,
  at: unknown,
  run: Body,
  state: number,
  caught: number,
  cleanup: number,
  s0: unknown,
  s1: unknown,
  s2: unknown,
  s3: unknown,
  s4: unknown,
  s5: unknown,
  s6: unknown,
  s7: unknown,
  rest: unknown[] | undefined,
): void {
  const frame = depth === 0 ? (at as WideFrame) : new WideFrame(run);
  frame.s0 = s0;
  frame.s1 = s1;
  frame.s2 = s2;
  frame.s3 = s3;
  frame.s4 = s4;
  frame.s5 = s5;
  frame.s6 = s6;
  frame.s7 = s7;
  frame.rest = rest;
  link(frame, state, caught, cleanup);
}

/** A start that was too deep for the native stack: the resume loop does it on an empty one. */
export class DeferredStart extends Leaf {
  declare readonly kind: 2;

  constructor(
    readonly run: Body,
    readonly self: unknown,
    readonly args: ArrayLike<unknown>,
  ) {
    super();
  }
}

(DeferredStart.prototype as { kind: number }).kind = START;

/** Leaves the start of a body to the resume loop. */
export function defer(run: Body, self: unknown, ...args: unknown[]): Abrupt {
  const leaf = new DeferredStart(run, self, args);
  const abrupt = suspendAt(leaf);
  runtime.start = leaf;
  return abrupt;
}

/** Runs a body from its start; an exception of ordinary code becomes a raised error. */
export function startBody(run: Body, depth: number, self: unknown, args: ArrayLike<unknown>): unknown {
  try {
    switch (args.length) {
      case 0:
        return run(depth, self);
      case 1:
        return run(depth, self, args[0]);
      case 2:
        return run(depth, self, args[0], args[1]);
      default:
        return call(run, undefined, listOf(depth, self, args));
    }
  } catch (error) {
    return raise(error);
  }
}

/** Not by spreading: `args` may be an `arguments` object, and iterators are the program's. */
function listOf(depth: number, self: unknown, args: ArrayLike<unknown>): Parameters<Body> {
  const list: Parameters<Body> = [depth, self];
  for (let place = 0; place < args.length; place++) add(list, args[place]);
  return list;
}

/** Goes on with a saved activation, likewise. */
export function resumeBody(frame: Frame): unknown {
  try {
    return frame.run(null, frame);
  } catch (error) {
    return raise(error);
  }
}
