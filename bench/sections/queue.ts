/** Suspending and being resumed by a run queue: near the root and far from it, always and now and then. */

import type { Goal } from "../goals.ts";
import { type Item, queued } from "../items.ts";
import { depthChart, nanoseconds, ratio, speedChart } from "../matrix.ts";
import { measureTogether, type Row } from "../measure.ts";
import { nameOf, ofShape, type Shape, shapes } from "../shapes.ts";
import { ratios } from "../statistics.ts";
import { section } from "../table.ts";
import { read } from "../templates.ts";
import type { Effort } from "../timing.ts";

const TASKS = 16;

export async function queue(effort: Effort): Promise<Goal[]> {
  section(
    "Suspended on a run queue",
    `${TASKS} tasks take turns in a queue; nanoseconds per turn of a loop in which every await suspends, or every tenth. The loop stands below so many activations that wait for good, or above so many that it calls in each turn.`,
  );
  const rows = await measureTogether(shapes.map(item), effort);
  await nanoseconds(rows);
  await speedChart("queue", "Suspended on a run queue", rows);
  await depthChart("queue-below", "Resuming below activations that wait", "depth", ofShape(rows, "below", 1));
  await depthChart("queue-above", "Suspending all activations down to the leaf", "depth", ofShape(rows, "above", 1));
  return goals(rows);
}

function item(shape: Shape): Item {
  const { loop, depth, apart } = shape;
  return queued({
    ...{ name: nameOf(shape), source: read("wait.js"), tasks: TASKS, apart },
    task: (exports) => exports[loop]!,
    args: (turns) => [depth, turns, apart],
  });
}

function goals(rows: Row[]): Goal[] {
  const below = ofShape(rows, "below", 1);
  const coroutine = (row: Row) => row.times.get("coroutine")!;
  return [
    {
      item: "suspend and resume / native, depth 1",
      ours: ratio(below[0]!.times, "coroutine", "native"),
      reach: { atMost: 0.5 },
    },
    {
      item: "suspend at depth 200 / depth 1",
      ours: ratios(coroutine(below.at(-1)!), coroutine(below[0]!)),
      reach: { atMost: 1.2 },
    },
  ];
}
