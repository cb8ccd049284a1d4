/** A loop of awaits of native promises: where the engine is at home. */

import { waitingContenders } from "../contenders.ts";
import type { Goal } from "../goals.ts";
import { ratios, spread } from "../statistics.ts";
import { section, short, table, withSpread } from "../table.ts";
import { type Effort, takeTurns } from "../timing.ts";
import { loadWork } from "../work.ts";

const TURNS = 1000;
const depths = ["depth1", "depth3"] as const;

export async function promises(effort: Effort): Promise<Goal[]> {
  section("Awaits of native promises", "Directly in the loop, and three calls below it.");
  const measured = new Map<string, number[][]>();
  for (const depth of depths) measured.set(depth, await measureDepth(depth, effort));
  const rows = [...measured].map(([depth, [native, coroutine, promise]]) => [
    depth.replace("h", "h "),
    ...[native!, coroutine!, promise!].map((times) => short(spread(times).median)),
    withSpread(spread(ratios(coroutine!, native!))),
    withSpread(spread(ratios(promise!, native!))),
  ]);
  table(["work", "native, ns", "coroutine, ns", "promise, ns", "coroutine / native", "promise / native"], rows);
  return depths.flatMap((depth) => goals(depth, measured.get(depth)!));
}

/** Nanoseconds per turn. */
async function measureDepth(depth: string, effort: Effort): Promise<number[][]> {
  const timed = waitingContenders("native", "coroutine", "promise").map((contender) => {
    const main = loadWork("promises.js", contender)[depth]!;
    return { name: contender.name, run: () => contender.finish(main(TURNS)) };
  });
  const times = await takeTurns(timed, effort);
  return times.map((rounds) => rounds.map((time) => time / TURNS));
}

function goals(depth: (typeof depths)[number], [native, coroutine, promise]: number[][]): Goal[] {
  const reach = { atMost: depth === "depth1" ? 1.25 : 1 };
  const item = `await of a promise / native, ${depth.replace("h", "h ")}`;
  return [
    { item: `${item}, coroutine`, ours: ratios(coroutine!, native!), reach },
    { item: `${item}, promise`, ours: ratios(promise!, native!), reach },
  ];
}
