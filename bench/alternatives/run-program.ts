/** Runs programs: some turns, timed or not; and what a program computes in every way that it can go. */

import { type Waits, waits } from "./alternative.ts";
import type { Program } from "./program.ts";

/** So many wait at the same time, where something waits. */
const TASKS = 16;

/** No work waits so often in a turn. */
const MOST = 100;

/** A function that does so many turns, in all tasks together, and says what comes out. */
export function runner({ main, drain }: Program, mode: Waits): (turns: number) => unknown {
  const tasks = mode === "never" ? 1 : TASKS;
  return (turns) => {
    const each = Math.max(1, Math.round(turns / tasks));
    let total = 0;
    for (let task = 0; task < tasks; task++) {
      main(each, waits[mode]).run((outcome: { index: 0 | 1; value: number; error: unknown }) => {
        if (outcome.index === 0) throw outcome.error;
        total += outcome.value;
      });
    }
    drain(MOST * each);
    return total;
  };
}

/** Must be the same for all variants of a work: results, and what is closed by one that is destroyed. */
export function computed(program: Program): unknown[] {
  const modes = Object.keys(waits) as Waits[];
  const results = modes.map((mode) => runner(program, mode)(TASKS * 30));
  const destroyed = program.main(3, waits.always);
  destroyed.run(() => {});
  destroyed.destroy();
  return [...results, destroyed.status, program.closings?.()];
}
