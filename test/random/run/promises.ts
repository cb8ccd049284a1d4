/** Runs a program whose `main` returns a promise: native code, or any compiler's drop-in output. */

import { Harness, type MakeLeaf } from "./harness.ts";
import { promiseLeaf } from "./leaves.ts";
import { NEVER, type Observed, type Program, returned, threw } from "./program.ts";
import { drain, RunQueue } from "./queue.ts";
import type { Schedule } from "./schedule.ts";

export interface RunOptions {
  readonly schedule: Schedule;
  readonly thenables: boolean;
  readonly leaves?: (queue: RunQueue) => MakeLeaf;
}

export async function runWithPromises(program: Program, options: RunOptions): Promise<Observed> {
  const { schedule, thenables, leaves = promiseLeaf } = options;
  const queue = new RunQueue();
  const harness = new Harness({ schedule, thenables, leaf: leaves(queue) });
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
  return { trace: [...harness.trace], outcome: ended ? String(outcome) : NEVER, suspensions: queue.taken };
}

/** Async, because the statements around `main` may throw too. */
async function startWithPromise(program: Program, harness: Harness): Promise<unknown> {
  return program(harness)(3, "y");
}
