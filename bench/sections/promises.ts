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
  return [...goalsAt(1, one!, 1.25), ...goalsAt(3, three!, 1)];
}

function goalsAt(depth: number, { times }: Row, atMost: number): Goal[] {
  return (["coroutine", "promise"] as const).map((kind) => ({
    item: `await of a promise / native, depth ${depth}, ${kind}`,
    ours: ratio(times, kind, "native"),
    reach: { atMost },
  }));
}
