/** How much memory something takes. */

import { getHeapStatistics, setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { spread } from "./statistics.ts";

type Collect = (options?: { type: "minor" | "major" }) => void;

let gc: Collect | undefined;

/** Of everything, or of what is young, which is what little work allocates. */
export function collect(type: "minor" | "major" = "major"): void {
  if (gc === undefined) {
    setFlagsFromString("--expose-gc");
    gc = vm.runInNewContext("gc") as Collect;
  }
  if (type === "major") gc();
  else gc({ type });
}

export function heapUsed(): number {
  return getHeapStatistics().used_heap_size;
}

/** Where no compiler can see that it is never used again. */
const alive: { held?: unknown } = {};

/** What is still there after it, in bytes, of several tries the median; what `start` returns is held until then. */
export async function kept(tries: number, start: () => unknown, end: () => void): Promise<number> {
  const samples: number[] = [];
  // The first try also pays for compiled code.
  for (let sample = -1; sample < tries; sample++) {
    await settled();
    const before = heapUsed();
    alive.held = await start();
    await settled();
    if (sample >= 0) samples.push(heapUsed() - before);
    alive.held = undefined;
    end();
  }
  return spread(samples).median;
}

/** Once everything has gone as far as it does by itself; some references are only given up between turns. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  collect();
}

/** What a turn allocates, in bytes: a few turns more make so much of a difference while nothing is collected. */
export async function allocated(run: (turns: number) => unknown): Promise<number> {
  await run(WARM);
  const samples: number[] = [];
  for (let sample = 0; sample < 21; sample++) {
    const few = await difference(run, FEW);
    const more = await difference(run, 2 * FEW);
    samples.push((more - few) / FEW);
  }
  return Math.max(0, spread(samples).median);
}

const WARM = 20_000;
/** So few that what they allocate fits into what is free after a collection of the young. */
const FEW = 100;

async function difference(run: (turns: number) => unknown, turns: number): Promise<number> {
  collect("minor");
  const before = heapUsed();
  await run(turns);
  return heapUsed() - before;
}
