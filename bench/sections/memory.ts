/** How many bytes one suspended activation with three live locals keeps. */

import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { type Contender, waitingContenders } from "../contenders.ts";
import type { Goal } from "../goals.ts";
import { spread } from "../statistics.ts";
import { section, short, table } from "../table.ts";
import { loadWork } from "../work.ts";

const SAMPLES = 5;
const CHAINS = 200;
const LENGTH = 101;

export async function memory(): Promise<Goal[]> {
  section(
    "Memory",
    "Bytes per suspended activation. The first of a chain comes with leaf, callback, handle or promise.",
  );
  setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc") as () => void;
  const among = waitingContenders("native", "coroutine", "promise");
  const first = among.map((contender) => bytes(contender, 1, CHAINS * LENGTH, collect));
  const chain = among.map((contender) => bytes(contender, LENGTH, CHAINS, collect));
  const further = chain.map((all, index) => (all - first[index]!) / (LENGTH - 1));
  table(
    ["activation", ...among.map(({ name }) => name)],
    [
      ["the first", ...first.map(short)],
      ["each further one", ...further.map(short)],
    ],
  );
  return [
    { item: "bytes per suspended activation, 3 locals", ours: further[1]!, reach: { atMost: 112 } },
    { item: "the same, promise kind", ours: further[2]!, reach: { atMost: 112 } },
  ];
}

/** Of one chain: the difference between a heap that holds many and the same heap without. */
function bytes(contender: Contender, length: number, chains: number, collect: () => void): number {
  const { hold, release } = loadWork("hold.js", contender);
  const samples: number[] = [];
  for (let sample = -1; sample < SAMPLES; sample++) {
    const held: unknown[] = new Array(chains).fill(null);
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let chain = 0; chain < chains; chain++) held[chain] = start(contender, hold!(length, chain, chain, chain));
    collect();
    // The first sample also pays for compiled code.
    if (sample >= 0) samples.push((process.memoryUsage().heapUsed - before) / held.length);
    release!();
  }
  return spread(samples).median;
}

/** A coroutine is started without a promise, as one that another coroutine awaits. */
function start(contender: Contender, made: any): unknown {
  if (contender.name === "coroutine") made.run(() => {});
  return made;
}
