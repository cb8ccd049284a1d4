/**
 * Coroutines that nobody ever started: a forgotten `await`, most of the time. Each is reported
 * once, when it is collected, with the place that made it.
 *
 *   made  --started in the same turn-->  forgotten about       <- nearly all of them
 *         --not yet-->  registered  --started, or destroyed-->  unregistered
 *                                   --collected-->  reported
 */

import { placeOf, placeText } from "../described.js";
import type { Handle } from "../handle.js";
import { react, resolvedWith } from "../intrinsics.js";
import { linesOf, type Stack, stackAbove } from "./stack.js";

/** Where hosts cannot tell what was collected, nothing is reported. */
const registry = typeof FinalizationRegistry === "undefined" ? null : new FinalizationRegistry<string>(report);

/** Those made in this turn. A stack is cheap as long as nobody reads it. */
let made: Array<{ handle: Handle; stack: Stack }> = [];
/** More of them are not kept alive until the turn is over. */
const MANY = 1000;

export function watchStart(handle: Handle, maker: object): void {
  if (registry === null) return;
  // Not by queueMicrotask(), which the fake timers of tests take.
  if (made.length === 0) void react(resolvedWith(undefined), registerCreated);
  made.push({ handle, stack: stackAbove(maker) });
  if (made.length === MANY) registerCreated();
}

function registerCreated(): void {
  const all = made;
  made = [];
  for (const { handle, stack } of all) if (handle.status === "created") register(handle, stack);
}

function register(handle: Handle, stack: Stack): void {
  const { file, ...place } = placeOf(handle.run, 0);
  const what = file === undefined ? "A coroutine" : `A coroutine of ${placeText({ file, ...place })}`;
  const message = `${what} was collected without ever having been started. ${help}\n${linesOf(stack)}`;
  registry!.register(handle, message, handle);
  // Called when a handle leaves the status `created`, whatever the way.
  handle.forgetStart = started;
}

const help =
  "Nothing of it has run. Await it, or start it with run(), call() or promise(); destroy() it if it is not needed. " +
  "(ERR_NEVER_STARTED) It was made here:";

function started(this: Handle): void {
  registry!.unregister(this);
  this.forgetStart = Object.getPrototypeOf(this).forgetStart;
  this.forgetStart();
}

function report(message: string): void {
  console.warn(message);
}
