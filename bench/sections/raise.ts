/** An error that travels through functions: with and without handlers, called directly, and waiting in frames. */

import type { Goal } from "../goals.ts";
import { calls, type Item } from "../items.ts";
import { nanoseconds, ratio, speedChart } from "../matrix.ts";
import { measureEach } from "../measure.ts";
import { section } from "../table.ts";
import { chain } from "../templates.ts";
import type { Effort } from "../timing.ts";

const depths = [1, 10, 100];

const items: Item[] = depths.flatMap((depth) => [
  raised(`${depth} deep`, "raise.js", depth),
  raised(`${depth} deep, caught and thrown again`, "raise-caught.js", depth),
  raised(`${depth} deep, finally`, "raise-finally.js", depth),
  raised(`${depth} deep, waiting`, "raise-waiting.js", depth),
]);

export async function raise(effort: Effort): Promise<Goal[]> {
  section(
    "Raising",
    "Nanoseconds per error, made beforehand, through so many functions to a handler. Plain calls: `throw`. Waiting: in frames, after a promise.",
  );
  const rows = await measureEach(items, effort);
  await nanoseconds(rows);
  await speedChart("raise", "Raising", rows);
  const { times } = rows.find(({ name }) => name === "10 deep")!;
  return [
    { item: "native rejection / raise, 10 calls", ours: ratio(times, "native", "raising"), reach: { atLeast: 20 } },
    { item: "throw / raise, 10 calls", ours: ratio(times, "plain", "raising"), reach: { atLeast: 5 } },
  ];
}

function raised(name: string, file: string, depth: number): Item {
  const waits = file === "raise-waiting.js";
  const needs = waits ? (["try", "wait"] as const) : (["try"] as const);
  return calls({ name, source: chain(file, depth), file, needs: [...needs], before: untilNextTurn, check: 20 });
}

/** Node keeps a list of promises rejected in this turn of the event loop: it must not grow over many samples. */
function untilNextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
