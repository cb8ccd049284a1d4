/** Runs a program whose async functions return promises: native code, or any compiler's drop-in output. */

import { Harness, type MakeLeaf } from "./harness.ts";
import { type Observed, type Program, returned, threw } from "./program.ts";
import { drain, RunQueue } from "./queue.ts";
import { fails, type Schedule, waits } from "./schedule.ts";

export interface RunOptions {
  readonly schedule: Schedule;
  readonly thenables: boolean;
}

export async function runWithPromises(program: Program, { schedule, thenables }: RunOptions): Promise<Observed> {
  const queue = new RunQueue();
  const harness = new Harness({ schedule, thenables, leaf: promiseLeaf(queue) });
  let outcome: string | undefined;
  startWithPromise(program, harness).then(
    (value) => {
      outcome = returned(value);
    },
    (error) => {
      outcome = threw(error);
    },
  );
  const ended = await drain(queue, () => outcome !== undefined);
  return { trace: harness.trace, outcome: ended ? String(outcome) : "never ended", suspensions: queue.taken };
}

/** Async, because the statements around `main` may throw too. */
async function startWithPromise(program: Program, harness: Harness): Promise<unknown> {
  return program(harness)(3, "y");
}

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
