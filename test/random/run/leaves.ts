/** Leaves as programs await them: promises for native code, suspensions for compiled code. */

import type { Resume, suspend as Suspend } from "coroutine-runtime";
import type { MakeLeaf } from "./harness.ts";
import type { RunQueue } from "./queue.ts";
import { fails, type Step, waits } from "./schedule.ts";

/** Everything but a plain value is a promise; which of them wait changes nothing but the time. */
export function promiseLeaf(queue: RunQueue): MakeLeaf {
  return (step, value) => {
    if (step === "now") return value;
    const promise = new Promise((resolve, reject) => {
      const settle = () => (fails(step) ? reject(value) : resolve(value));
      if (waits(step)) queue.push(settle);
      else settle();
    });
    promise.catch(() => {}); // a handle that nobody awaits may keep its error
    return promise;
  };
}

/** With `cleanup`, says when a destroyed leaf cleans up. */
export function suspendingLeaf(queue: RunQueue, suspend: typeof Suspend, cleanup?: (name: string) => void): MakeLeaf {
  const asPromise = promiseLeaf(queue);
  return (step, value, name) => {
    if (step === "now" || step === "promise" || step === "rejects") return asPromise(step, value, name);
    return suspend<unknown>((resume) => {
      const complete = () => settle(resume, step, value);
      if (step === "resumed" || step === "raisesNow") return complete();
      queue.push(complete);
      return () => cleanup?.(name);
    });
  };
}

function settle(resume: Resume<unknown>, step: Step, value: unknown): void {
  if (fails(step)) resume.raise(value);
  else resume(value);
}
