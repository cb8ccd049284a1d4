/** What a call makes before anybody awaits it: a handle, a generator, a promise, a description. */

import type { Goal } from "../goals.ts";
import { calls } from "../items.ts";
import { nanoseconds, speedChart } from "../matrix.ts";
import { measureEach } from "../measure.ts";
import { section } from "../table.ts";
import type { Effort } from "../timing.ts";

const items = [
  calls({ name: "made and dropped", file: "handles.js", main: "drop" }),
  calls({ name: "made, then awaited", file: "handles.js", main: "later" }),
];

export async function handles(effort: Effort): Promise<Goal[]> {
  section(
    "Handles",
    "Nanoseconds per call that is not awaited in place. Promises have then done their work, the others have not begun.",
  );
  const rows = await measureEach(items, effort);
  await nanoseconds(rows);
  await speedChart("handles", "Handles", rows);
  return [];
}
