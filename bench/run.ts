/**
 * `npm run bench`: what compiled coroutines cost, against the engine's own means, other compilers and
 * libraries, all in this process. `-- --only direct` runs one section (several: separated by commas),
 * `-- --quick` takes fewer rounds, `-- --write` keeps the figures in `docs/benchmarks/` and writes the
 * page from them. Nothing here fails because of a number.
 */

import { parseArgs } from "node:util";
import { circumstances } from "./circumstances.ts";
import { type Goal, goalTable, judge } from "./goals.ts";
import { keep } from "./page/keep.ts";
import { write } from "./page/write.ts";
import { current, type Section } from "./report.ts";
import { compile } from "./sections/compile.ts";
import { deep } from "./sections/deep.ts";
import { direct } from "./sections/direct.ts";
import { functions } from "./sections/functions.ts";
import { handles } from "./sections/handles.ts";
import { maps } from "./sections/maps.ts";
import { memory } from "./sections/memory.ts";
import { programs } from "./sections/programs.ts";
import { promises } from "./sections/promises.ts";
import { queue } from "./sections/queue.ts";
import { raise } from "./sections/raise.ts";
import { size } from "./sections/size.ts";
import type { Effort } from "./timing.ts";

const sections: Record<string, (effort: Effort) => Promise<Goal[]>> = {
  ...{ direct, queue, promises, functions, raise, handles, programs, deep, memory, size, maps, compile },
};

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, quick: { type: "boolean" }, write: { type: "boolean" } },
  });
  const effort: Effort = values.quick ? { rounds: 3, budget: 10 } : { rounds: 9, budget: 40 };
  const measured = await measure(values.only?.split(",") ?? Object.keys(sections), effort);
  console.log(`\nGoals\nNode ${process.version}, V8 ${process.versions.v8}, ${process.arch}.\n`);
  goalTable(Object.values(measured).flatMap(({ goals }) => goals));
  if (values.write) {
    keep(measured);
    write();
  }
}

async function measure(chosen: string[], effort: Effort): Promise<Record<string, Section>> {
  const unknown = chosen.filter((name) => !(name in sections));
  if (unknown.length > 0)
    throw new Error(`No section ${unknown.join(", ")}; there are ${Object.keys(sections).join(", ")}.`);
  const measured: Record<string, Section> = {};
  for (const name of chosen) {
    const goals = await sections[name]!(effort);
    measured[name] = Object.assign(current(), { ...circumstances("bench"), goals: goals.map(judge) });
  }
  return measured;
}

run().then(
  // Tasks that wait for good must not keep the process.
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
