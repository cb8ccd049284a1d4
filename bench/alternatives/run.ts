/**
 * `npm run bench:alternatives`: other ways to do what the compiler does, beside it. `-- --only fast-body`
 * measures one (several: separated by commas), `-- --quick` takes fewer rounds, `-- --write` keeps the
 * figures and writes `docs/alternatives.md` from them.
 */

import { parseArgs } from "node:util";
import { circumstances } from "../circumstances.ts";
import { keep } from "../page/keep.ts";
import { current, type Section } from "../report.ts";
import { alternatives } from "./index.ts";
import { measure, type Thoroughness } from "./measure.ts";
import { KEPT, write } from "./page.ts";

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, quick: { type: "boolean" }, write: { type: "boolean" } },
  });
  const thoroughness: Thoroughness = values.quick
    ? { made: 1, rounds: 2, budget: 10 }
    : { made: 4, rounds: 3, budget: 10 };
  const measured: Record<string, Section> = {};
  for (const id of values.only?.split(",") ?? Object.keys(alternatives)) {
    if (alternatives[id] === undefined)
      throw new Error(`There is no alternative ${id}; there are ${Object.keys(alternatives).join(", ")}.`);
    await measure(alternatives[id], thoroughness);
    measured[id] = Object.assign(current(), circumstances("bench:alternatives"));
  }
  if (values.write) {
    keep(measured, KEPT);
    write();
  }
}

run();
