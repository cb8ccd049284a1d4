/** Suspending and being resumed by a run queue, in one function and in many, near the root and far from it. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contender, waitingContenders } from "../contenders.ts";
import type { Goal } from "../goals.ts";
import { ratios, spread } from "../statistics.ts";
import { section, short, table, withSpread } from "../table.ts";
import { type Effort, takeTurns } from "../timing.ts";
import { loadText } from "../work.ts";

const TASKS = 64;
const TURNS = 20;

const names = ["native", "coroutine", "promise"] as const;

const shapes = [
  { functions: 1, depth: 1 },
  { functions: 64, depth: 1 },
  { functions: 1, depth: 200 },
  { functions: 64, depth: 200 },
];

type Shape = (typeof shapes)[number];

export async function queue(effort: Effort): Promise<Goal[]> {
  section("Suspend and resume", `${TASKS} tasks take turns in a queue; nanoseconds per suspension and resumption.`);
  const measured = await measure(effort);
  const rows = shapes.map((shape, index) => {
    const [native, coroutine, promise] = measured[index]!;
    return [
      nameOf(shape),
      ...[native!, coroutine!, promise!].map((times) => short(spread(times).median)),
      withSpread(spread(ratios(coroutine!, native!))),
      withSpread(spread(ratios(promise!, native!))),
    ];
  });
  table(["shape", "native, ns", "coroutine, ns", "promise, ns", "coroutine / native", "promise / native"], rows);
  return goals(measured);
}

function nameOf({ functions, depth }: Shape): string {
  return `${functions} function${functions > 1 ? "s" : ""}, depth ${depth}`;
}

/** Nanoseconds per suspension, by shape and contender; all of them take turns, so that shapes compare too. */
async function measure(effort: Effort): Promise<number[][][]> {
  const timed = shapes.flatMap((shape) =>
    waitingContenders(...names).map((contender) => ({
      name: `${nameOf(shape)} (${contender.name})`,
      run: runner(contender, shape),
    })),
  );
  const times = await takeTurns(timed, effort);
  const perSuspension = times.map((rounds) => rounds.map((time) => time / (TASKS * TURNS)));
  return shapes.map((_, index) => perSuspension.slice(index * names.length, (index + 1) * names.length));
}

/** Starts the tasks, which then wait for as long as the process runs: a sample is some turns of the queue. */
function runner(contender: Contender, { functions, depth }: Shape): () => unknown {
  const { drain, ...parks } = loadText(parkText(functions), contender, `park (${contender.name})`);
  const bodies = Object.values(parks);
  for (let task = 0; task < TASKS; task++) contender.finish(bodies[task % functions]!(depth));
  return () => drain!(TURNS);
}

/** The same function under as many names as there are to be functions. */
function parkText(functions: number): string {
  const text = readFileSync(join(__dirname, "../work/park.js"), "utf8");
  const start = text.indexOf("export async");
  const copies = Array.from({ length: functions }, (_, copy) => text.slice(start).replaceAll("park(", `park${copy}(`));
  return text.slice(0, start) + copies.join("\n");
}

function goals([one, many, , deep]: number[][][]): Goal[] {
  return [
    { item: "suspend and resume / native, 1 function", ours: ratios(one![1]!, one![0]!), reach: { atMost: 0.5 } },
    { item: "suspend and resume / native, 64 functions", ours: ratios(many![1]!, many![0]!), reach: { atMost: 0.5 } },
    { item: "the same, promise kind", ours: ratios(many![2]!, many![0]!), reach: { atMost: 0.5 } },
    { item: "suspend at depth 200 / depth 1", ours: ratios(deep![1]!, many![1]!), reach: { atMost: 1.2 } },
  ];
}
