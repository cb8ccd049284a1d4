/** The same waiting on native promises, where the engine is at home. */

import type { Goal } from "../goals.ts";
import { calls, type Item } from "../items.ts";
import { depthChart, nanoseconds, ratio, speedChart } from "../matrix.ts";
import { measureTogether, type Row } from "../measure.ts";
import { nameOf, ofShape, type Shape, shapes } from "../shapes.ts";
import { section } from "../table.ts";
import { onPromises, read } from "../templates.ts";
import type { Effort } from "../timing.ts";

export async function promises(effort: Effort): Promise<Goal[]> {
  section("Suspended on promises", "The same loops, awaiting promises that are already fulfilled.");
  const rows = await measureTogether(shapes.map(item), effort);
  await nanoseconds(rows);
  await speedChart("promises", "Suspended on promises", rows);
  await depthChart("promises-below", "Resuming below activations that wait", "depth", ofShape(rows, "below", 1));
  await depthChart(
    "promises-above",
    "Suspending all activations down to the promise",
    "depth",
    ofShape(rows, "above", 1),
  );
  return goals(rows);
}

function item(shape: Shape): Item {
  const { loop, depth, apart } = shape;
  return calls({
    ...{
      name: nameOf(shape),
      file: "wait.js",
      source: onPromises(read("wait.js")),
      main: loop,
      needs: ["wait"],
      check: 30,
    },
    args: (turns) => [depth, turns, apart],
  });
}

function goals(rows: Row[]): Goal[] {
  const [one, three] = ofShape(rows, "above", 1);
  return [
    {
      item: "await of a promise / native, depth 1, coroutine",
      ours: ratio(one!.times, "coroutine", "native"),
      reach: { atMost: 1.25 },
    },
    {
      item: "await of a promise / native, depth 1, promise",
      ours: ratio(one!.times, "promise", "native"),
      reach: { atMost: 1.25 },
    },
    {
      item: "await of a promise / native, depth 3, coroutine",
      ours: ratio(three!.times, "coroutine", "native"),
      reach: { atMost: 1 },
    },
    {
      item: "await of a promise / native, depth 3, promise",
      ours: ratio(three!.times, "promise", "native"),
      reach: { atMost: 1 },
    },
  ];
}
