/**
 * Times several contenders by turns. mitata measures each of them in every round; ratios are
 * taken inside a round, so that a machine that is busy for a while slows both sides of them.
 *
 * What is measured is processor time of this process, with that of the threads on which the engine
 * compiles and collects garbage: other processes take none of it, and idling costs nothing.
 */

import { do_not_optimize, measure } from "mitata";

export interface Timed {
  name: string;
  /** Compared only within its group: what these compute must be the same. */
  group: string;
  /** Does the work so many times. */
  run: (turns: number) => unknown;
  /** What it computes, found out once. */
  check: () => unknown;
  /** Awaited before each sample, outside the time. */
  before?: () => Promise<void>;
}

export interface Effort {
  rounds: number;
  /** How long one contender is measured in one round, in milliseconds. */
  budget: number;
}

const NS = 1e6;

/** A sample is long enough for the clock to tell, and short enough for several in a budget. */
const SAMPLES = 6;

/** How often it may be no faster than before, and what counts as faster. */
const PATIENCE = 4;
const FASTER = 0.95;

/** Nanoseconds of processor time per turn: for each contender, one median per round. */
export async function takeTurns(timed: Timed[], { rounds, budget }: Effort): Promise<number[][]> {
  await sameResults(timed);
  const turns: number[] = [];
  for (const each of timed) turns.push(await warmUp(each, budget));
  const times: number[][] = timed.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < timed.length; turn++) {
      const index = (turn + round) % timed.length;
      times[index]!.push((await sampled(timed[index]!, turns[index]!, budget)) / turns[index]!);
    }
  }
  return times;
}

/**
 * Says how many turns make a sample, once the engine has done what it can: when `PATIENCE` times in a row it was not faster.
 * A chain of a hundred functions takes V8 six or seven times, and is up to two hundred times slower before.
 */
async function warmUp(timed: Timed, budget: number): Promise<number> {
  let turns = await calibrate(timed, (budget * NS) / SAMPLES);
  let best = Number.POSITIVE_INFINITY;
  for (let slower = 0; slower < PATIENCE; ) {
    const took = (await sampled(timed, turns, budget)) / turns;
    if (took > best * FASTER) slower++;
    else {
      best = took;
      slower = 0;
      turns = await calibrate(timed, (budget * NS) / SAMPLES);
    }
  }
  return turns;
}

/** Nanoseconds that this process has been running. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** How many turns take so long. The engine may be busy with something else meanwhile: the shorter of two tries counts. */
async function calibrate(timed: Timed, wanted: number): Promise<number> {
  for (let turns = 1; ; turns *= 2) {
    const took = Math.min(await timedOnce(timed, turns), await timedOnce(timed, turns));
    if (took >= wanted / 2) return Math.max(1, Math.round((turns * wanted) / took));
  }
}

async function timedOnce({ run, before }: Timed, turns: number): Promise<number> {
  await before?.();
  const start = processorTime();
  await run(turns);
  return processorTime() - start;
}

async function sampled({ run, before }: Timed, turns: number, budget: number): Promise<number> {
  // Samples are long enough to be timed one by one.
  const options = { now: processorTime, min_cpu_time: budget * NS, min_samples: 3, batch_threshold: 0, gc: false };
  const once = () => run(turns);
  const { p50 } = await measure(before === undefined ? kept(once) : prepared(once, before), options);
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
  const known = new Map<string, { name: string; result: string }>();
  for (const { name, group, check } of timed) {
    const result = JSON.stringify(await check());
    const first = known.get(group) ?? { name, result };
    known.set(group, first);
    if (first.result !== result)
      throw new Error(`${group}: ${name} gives ${result}, ${first.name} gives ${first.result}.`);
  }
}
