/**
 * `npm run bench`: what compiled coroutines cost, against plain calls, the engine's async
 * functions and generators, all in this process. `-- --only direct` runs one section (several:
 * separated by commas), `-- --quick` takes fewer rounds. Nothing here fails because of a number.
 */

import { parseArgs } from "node:util";
import { type Goal, goalTable } from "./goals.ts";
import { compile } from "./sections/compile.ts";
import { direct } from "./sections/direct.ts";
import { far } from "./sections/far.ts";
import { memory } from "./sections/memory.ts";
import { promises } from "./sections/promises.ts";
import { queue } from "./sections/queue.ts";
import { raise } from "./sections/raise.ts";
import { size } from "./sections/size.ts";
import { section } from "./table.ts";
import type { Effort } from "./timing.ts";

const sections = { direct, queue, promises, raise, memory, far, size, compile };

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: "string" }, quick: { type: "boolean" } } });
  const effort: Effort = values.quick ? { rounds: 3, budget: 10 } : { rounds: 9, budget: 40 };
  const chosen = values.only?.split(",") ?? Object.keys(sections);
  const unknown = chosen.filter((name) => !(name in sections));
  if (unknown.length > 0)
    throw new Error(`No section ${unknown.join(", ")}; there are ${Object.keys(sections).join(", ")}.`);

  const goals: Goal[] = [];
  for (const name of chosen) goals.push(...(await sections[name as keyof typeof sections](effort)));
  section("Goals", `Node ${process.version}, V8 ${process.versions.v8}, ${process.arch}.`);
  goalTable(goals);
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
