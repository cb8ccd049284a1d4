/** How many bytes one suspended activation with three live locals keeps. */

import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { type Contender, waitingContenders } from "../contenders.ts";
import type { Goal } from "../goals.ts";
import { spread } from "../statistics.ts";
import { section, short, table } from "../table.ts";
import { loadWork } from "../work.ts";

const SAMPLES = 5;
const ACTIVATIONS = 20_000;
const depths = [1, 100];

export async function memory(): Promise<Goal[]> {
  section("Memory", "Bytes per suspended activation, with what holds it: its share of leaf, handle and promise.");
  setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc") as () => void;
  const among = waitingContenders("native", "coroutine", "promise");
  const measured = depths.map((depth) => among.map((contender) => bytes(contender, depth, collect)));
  const rows = depths.map((depth, index) => [
    depth === 1 ? "alone" : `one of ${depth} in a chain`,
    ...measured[index]!.map(short),
  ]);
  table(["activation", "native", "coroutine", "promise"], rows);
  return [
    { item: "bytes per suspended activation, 3 locals", ours: measured[1]![1]!, reach: { atMost: 112 } },
    { item: "the same, promise kind", ours: measured[1]![2]!, reach: { atMost: 112 } },
  ];
}

/** The difference between a heap that holds them and the same heap without. */
function bytes(contender: Contender, depth: number, collect: () => void): number {
  const hold = loadWork("hold.js", contender).hold!;
  const samples: number[] = [];
  for (let sample = -1; sample < SAMPLES; sample++) {
    const held: unknown[] = new Array(ACTIVATIONS / depth).fill(null);
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let chain = 0; chain < held.length; chain++) held[chain] = start(contender, hold(depth, chain, chain, chain));
    collect();
    // The first sample also pays for compiled code.
    if (sample >= 0) samples.push((process.memoryUsage().heapUsed - before) / ACTIVATIONS);
    held.length = 0;
  }
  return spread(samples).median;
}

/** A coroutine is started without a promise, as one that another coroutine awaits. */
function start(contender: Contender, made: any): unknown {
  if (contender.name === "coroutine") made.run(() => {});
  return made;
}
