/** Suspending and resuming in one function and in many by turns, which an engine cannot specialise for. */

import type { Goal } from "../goals.ts";
import { type Item, queued } from "../items.ts";
import { depthChart, nanoseconds, ratio } from "../matrix.ts";
import { measureTogether } from "../measure.ts";
import { section } from "../table.ts";
import { copies, read } from "../templates.ts";
import type { Effort } from "../timing.ts";

const TASKS = 64;
const counts = [1, 4, 16, 64];

export async function functions(effort: Effort): Promise<Goal[]> {
  section(
    "Many different functions",
    `${TASKS} tasks in as many different functions as the row says take turns in a queue; nanoseconds per suspension and resumption.`,
  );
  const rows = await measureTogether(counts.map(item), effort);
  await nanoseconds(rows);
  await depthChart("functions", "Suspending and resuming", "different functions", rows);
  const { times } = rows.at(-1)!;
  return [
    {
      item: "suspend and resume / native, 64 functions",
      ours: ratio(times, "coroutine", "native"),
      reach: { atMost: 0.5 },
    },
    {
      item: "suspend and resume / native, 64 functions, promise",
      ours: ratio(times, "promise", "native"),
      reach: { atMost: 0.5 },
    },
  ];
}

function item(count: number): Item {
  return queued({
    ...{ name: `${count}`, source: copies(read("wait.js"), "below", count), tasks: TASKS, apart: 1 },
    task: (exports, task) => exports[`below${task % count}`]!,
    args: (turns) => [1, turns, 1],
  });
}
