/**
 * The stack of an error knows what ran. What waited is added when the error goes past it: a
 * line for each function of the chain, as V8 adds them for its own async functions.
 *
 *   Error: no such file
 *       at read$run (disk.js:7:11)
 *       at ...                                  <- the resume loop
 *       at async load (src/config.ts:5:18)      <- added
 *       at async main (src/main.ts:9:3)
 */

import { framesFrom, groupOf } from "../chain.js";
import { placeOf, placeText } from "../described.js";
import type { Frame } from "../frame.js";
import type { Handle, Waiter, WaitLeaf } from "../handle.js";
import { FRAME, LEAF } from "../leaf.js";
import { stackLimit } from "./stack.js";

/** Once per error, for the whole chain: it may be caught, and thrown again later, and elsewhere. */
const traced = new WeakSet<object>();

/** An error goes past this frame, or to its handler: those further out are waiting too. */
export function traceError(error: unknown, frame: Frame): void {
  if (typeof error !== "object" || error === null || traced.has(error)) return;
  traced.add(error);
  try {
    // Some engines would change its stack.
    if (Object.isFrozen(error)) return;
    const { stack } = error as Error;
    if (typeof stack === "string") (error as Error).stack = stack + linesFrom(frame).join("");
  } catch {
    // One with a stack of its own making stays as it is, and so does a proxy that throws at the question.
  }
}

/** As many as the engine has lines for a stack. */
function linesFrom(frame: Frame): string[] {
  const lines: string[] = [];
  const limit = stackLimit();
  for (let at: Frame | Handle | null = frame; at !== null && lines.length < limit; ) {
    const { frames, root } = framesFrom(at, limit - lines.length);
    for (const { run, state } of frames) lines.push(`\n    at async ${placeText(placeOf(run, state))}`);
    at = onlyWaiter(root);
  }
  return lines;
}

/** Where the chain goes on from a handle: nobody can say, if several coroutines wait for it. */
function onlyWaiter(handle: Handle | null): Frame | Handle | null {
  const waiting = (handle?.waiters ?? []).map(waitsAt).filter((at) => at !== null);
  return waiting.length === 1 ? waiting[0]! : null;
}

/** A group has a machine of its own, which is nobody's function. */
function waitsAt(waiter: Waiter): Frame | Handle | null {
  if (waiter.kind === LEAF) return (waiter as WaitLeaf).parent;
  const machine = groupOf(waiter)?.leaf?.parent;
  return machine?.kind === FRAME ? machine.parent : null;
}
