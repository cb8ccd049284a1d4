/**
 * Waits for a promise the way the engine does, because it is the engine that waits: a native
 * async function awaits it, and resumes the chain.
 *
 *   pump:  await promise  ->  resume the chain  ->  it waits for another promise  ->  await that ...
 *
 * One pump, with one leaf, serves a chain for as long as it waits for promises only. An await
 * after the first makes nothing but what the engine makes for it.
 */

import { Leaf } from "./leaf.js";
import { resumeLeaf } from "./resume.js";
import { type Abrupt, raise, runtime, suspendAt } from "./state.js";
import { type Mode, RAISED, VALUE } from "./task.js";

export class PromiseLeaf extends Leaf {
  /** What the pump awaits next; what the await threw at once, when it was settled before there was anything to wait for. */
  constructor(public awaited: unknown) {
    super();
  }
}

/** `await awaited`, whatever it is, exactly as in a native async function. */
export function waitNatively(awaited: unknown): Abrupt {
  const { idle } = runtime;
  if (idle && isLast()) {
    runtime.idle = null;
    idle.awaited = awaited;
    idle.settled = false;
    return suspendAt(idle);
  }
  const leaf = new PromiseLeaf(awaited);
  void pump(leaf);
  return leaf.settled ? raise(leaf.awaited) : suspendAt(leaf);
}

/**
 * Whether a pump that is handed something now awaits it before any other code runs: nothing is
 * left to do in its loop, and the context is the pump's own.
 */
function isLast(): boolean {
  const { nesting, context, ready, backlog } = runtime;
  return nesting === 1 && context === null && (ready === null || ready.first === null) && backlog.first === null;
}

/** Code goes on after something of the running chain has suspended: what that awaits has to be awaited at once. */
export function awaitAtOnce(): void {
  runtime.idle = null;
}

/** Compiled functions wait with it, so it cannot become one where a build compiles everything, packages as well. */
async function pump(leaf: PromiseLeaf): Promise<void> {
  "use no coroutine";
  do {
    let mode: Mode = VALUE;
    let value: unknown;
    try {
      value = await handedTo(leaf);
    } catch (error) {
      mode = RAISED;
      value = error;
    }
    // Not waited for any longer; or not yet, as this is still the call from above.
    if (leaf.root === null) {
      if (leaf.settled) return;
      leaf.settled = true;
      leaf.awaited = value;
      return;
    }
    resume(leaf, mode, value);
  } while (!leaf.settled);
}

/** What is being awaited the engine keeps, as far as anybody has to: of a thenable nothing, once it was asked. */
function handedTo(leaf: PromiseLeaf): unknown {
  const { awaited } = leaf;
  leaf.awaited = undefined;
  return awaited;
}

/**
 * The native stack is empty here, whatever is left of loops that the host has ended from outside, without their `finally`,
 * as a `timeout` of `node:vm` does.
 */
function resume(leaf: PromiseLeaf, mode: Mode, value: unknown): void {
  runtime.nesting = 0;
  runtime.idle = leaf;
  try {
    resumeLeaf(leaf, mode, value);
  } finally {
    runtime.idle = null;
  }
}
