/**
 * Times several contenders by turns. mitata measures each of them in every round; ratios are
 * taken inside a round, so that a machine that is busy for a while slows both sides of them.
 */

import { do_not_optimize, measure } from "mitata";

export interface Timed {
  name: string;
  /** One sample of work. */
  run: () => unknown;
  /** Awaited before each sample, outside the time. */
  before?: () => Promise<void>;
}

export interface Effort {
  rounds: number;
  /** How long one contender is measured in one round, in milliseconds. */
  budget: number;
}

/** Nanoseconds per sample: for each contender, one median per round. */
export async function takeTurns(timed: Timed[], { rounds, budget }: Effort): Promise<number[][]> {
  await sameResults(timed);
  const times: number[][] = timed.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < timed.length; turn++) {
      const index = (turn + round + 1) % timed.length;
      const median = await sampled(timed[index]!, budget);
      // The first round warms everything up.
      if (round >= 0) times[index]!.push(median);
    }
  }
  return times;
}

async function sampled({ run, before }: Timed, budget: number): Promise<number> {
  // Samples are long enough to be timed one by one.
  const options = { min_cpu_time: budget * 1e6, min_samples: 5, batch_threshold: 0, gc: false };
  const { p50 } = await measure(before === undefined ? kept(run) : prepared(run, before), options);
  return p50;
}

/** Keeps the engine from leaving out work whose result nobody reads. */
function kept(run: () => unknown): () => unknown {
  return () => {
    const result = run();
    do_not_optimize(result);
    return result;
  };
}

/** The way mitata is told about a step that does not count: as a computed parameter. */
function prepared(run: () => unknown, before: () => Promise<void>) {
  return function* () {
    const bench = { 0: before, bench: (_ready: unknown) => run() };
    yield bench as unknown as () => unknown;
  };
}

/** A contender that computes something else is not worth timing. */
async function sameResults(timed: Timed[]): Promise<void> {
  const results: unknown[] = [];
  for (const { run } of timed) results.push(await run());
  const odd = results.findIndex((result) => JSON.stringify(result) !== JSON.stringify(results[0]));
  if (odd > 0) throw new Error(`${timed[odd]!.name} gives ${results[odd]}, ${timed[0]!.name} gives ${results[0]}.`);
}
