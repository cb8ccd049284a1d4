/** Whole programs: what is left of the differences where there is something to do as well. */

import type { Goal } from "../goals.ts";
import { calls } from "../items.ts";
import { nanoseconds, ratio, speedChart } from "../matrix.ts";
import { measureEach } from "../measure.ts";
import { section } from "../table.ts";
import type { Effort } from "../timing.ts";

const items = [
  calls({ name: "parser, from chunks", file: "programs/parser.js", waits: true, check: 3 }),
  calls({ name: "resolver of imports", file: "programs/resolver.js" }),
  calls({ name: "executor of queries", file: "programs/executor.js", waits: true, needs: ["all"], check: 3 }),
];

export async function programs(effort: Effort): Promise<Goal[]> {
  section(
    "Whole programs",
    "Nanoseconds per document parsed from chunks of 256 characters, per import found in memory, per query with one slow field in fifty. Plain: all of it there at once.",
  );
  const rows = await measureEach(items, effort);
  await nanoseconds(rows);
  await speedChart("programs", "Whole programs", rows);
  return rows.map(({ name, times }) => ({
    item: `${name}, coroutine / native`,
    ours: ratio(times, "coroutine", "native"),
    reach: { atMost: 1 },
  }));
}
