/** Runs a program compiled to coroutines: under a schedule, without suspending, and destroyed on the way. */

import type { Coroutine, suspend as Suspend } from "coroutine-runtime";
import { destroyedWith } from "./generators.ts";
import { Harness } from "./harness.ts";
import { suspendingLeaf } from "./leaves.ts";
import { NEVER, type Observed, type Program, returned, threw } from "./program.ts";
import { drain, RunQueue, settled } from "./queue.ts";
import { atOnce, type Schedule } from "./schedule.ts";

export interface CompiledProgram {
  readonly program: Program;
  readonly suspend: typeof Suspend;
}

/** To its end. The error of a plain coroutine and of a raising one arrive alike. */
export async function runCompiled({ program, suspend }: CompiledProgram, schedule: Schedule): Promise<Observed> {
  const queue = new RunQueue();
  const harness: Harness = new Harness({ schedule, thenables: true, leaf: suspendingLeaf(queue, suspend) });
  const main = started(program, harness);
  if (typeof main === "string") return { trace: harness.trace, outcome: main, suspensions: 0 };
  let outcome: string | undefined;
  main.run((result) => {
    outcome = result.index === 1 ? returned(result.value) : threw(result.error);
  });
  const ended = await drain(queue, () => outcome !== undefined);
  return { trace: harness.trace, outcome: ended ? String(outcome) : NEVER, suspensions: queue.taken };
}

/** Erasure: everything at once, through `call()`. */
export function callCompiled({ program, suspend }: CompiledProgram, schedule: Schedule): Observed {
  const leaf = suspendingLeaf(new RunQueue(), suspend);
  const harness = new Harness({ schedule: schedule.map(atOnce), thenables: false, leaf });
  const main = started(program, harness);
  const outcome = typeof main === "string" ? main : outcomeOf(() => main.call());
  return { trace: harness.trace, outcome, suspensions: 0 };
}

/** Destroyed instead of resumed at one of its suspensions. What was to resume it comes later all the same. */
export async function destroyCompiled(
  { program, suspend }: CompiledProgram,
  { schedule, destroyAt }: { readonly schedule: Schedule; readonly destroyAt: number },
): Promise<Observed> {
  const queue = new RunQueue();
  const cleanup = (name: string) => harness.log(`cleanup of ${name}`);
  const harness: Harness = new Harness({ schedule, thenables: true, leaf: suspendingLeaf(queue, suspend, cleanup) });
  const main = started(program, harness);
  if (typeof main === "string") return { trace: harness.trace, outcome: main, suspensions: 0 };
  main.run(() => {});
  while (queue.taken < destroyAt - 1 && (await settled(() => !queue.empty))) queue.take()?.();
  if (!(await settled(() => !queue.empty)))
    return { trace: harness.trace, outcome: "never suspended", suspensions: queue.taken };

  const tooLate = queue.take();
  let outcome: string | undefined;
  main[Symbol.asyncDispose]().then(
    () => {
      outcome = main.status;
    },
    (error) => {
      outcome = destroyedWith(error instanceof AggregateError ? error.errors : [error]);
    },
  );
  tooLate?.();
  const ended = await drain(queue, () => outcome !== undefined);
  return { trace: harness.trace, outcome: ended ? String(outcome) : NEVER, suspensions: queue.taken };
}

/** The handle of `main`; or an outcome, when the statements around `main` have thrown. */
function started(program: Program, harness: Harness): Coroutine<unknown> | string {
  try {
    return program(harness)(3, "y") as Coroutine<unknown>;
  } catch (error) {
    return threw(error);
  }
}

function outcomeOf(run: () => unknown): string {
  try {
    return returned(run());
  } catch (error) {
    return threw(error);
  }
}
