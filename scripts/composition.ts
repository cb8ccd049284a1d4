/**
 * Every case of fixtures/ compiled and run in every configuration of test/composition/, and compared with the engine.
 *
 *   npm run composition -- [--only <pattern of names>] [--jobs 2] [--write-report]
 *
 * FIXTURES=loops narrows the cases. Exits with 1 when anything differs for no reason in test/composition/limits.ts.
 */

import { parseArgs } from "node:util";
import { configurations } from "../test/composition/configurations/index.ts";
import { difference } from "../test/support/difference.ts";
import { writePage } from "./composition/page.ts";
import { judgeAll } from "./composition/pool.ts";
import { counted, type Row } from "./composition/row.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    jobs: { type: "string", default: "2" },
    "write-report": { type: "boolean", default: false },
  },
});

if (values["write-report"] && process.env.FIXTURES) throw new Error("A report is of all cases: without FIXTURES.");

const only = new RegExp(values.only);
const chosen = configurations.map(({ name }) => name).filter((name) => only.test(name));

/** Whether anything differs that nothing explains. */
let differs = false;

function tell(row: Row): void {
  const { cases, agree, same, failing, limit, leftOut, differing } = counted(row);
  const without = `${same} the same and ${failing} failing without us`;
  console.log(
    `${row.name}: ${cases} cases, ${agree} agree, ${without}, ${limit} limits, ${differing} differ, ${leftOut} left out`,
  );
  if (values["write-report"]) writePage(row);
  differs ||= differing > 0;
  for (const { fixture, verdict } of row.judged) {
    if (verdict.kind !== "differs") continue;
    const { expected, log, control } = verdict;
    console.log(`${row.name}: ${fixture}, ${difference(["native", "here"], expected, log)}`);
    if (control !== expected) console.log(`without us, ${difference(["native", "here"], expected, control)}`);
  }
}

judgeAll(chosen, Number(values.jobs), tell).then(() => {
  if (differs || chosen.length === 0) process.exitCode = 1;
});
