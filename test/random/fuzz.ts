/**
 * Random differential testing without end: `npm run fuzz -- --programs 100000`.
 *
 *   --programs N   how many (default 10000)
 *   --seed S       where to start (default: the time); printed, so that a run can be repeated
 *   --pairs        a small program for each pair of constructs, not large random ones; S is the number of the first
 *   --dense        small functions of few names and values, by number: S is that of the first
 *   --jobs J       worker processes (default 2)
 *   --path P       only the program at this path of the seed: what a divergence is reported with
 *   --subject F    "ours", "typed" (with TypeScript's types), "lowered" (by preset-env), "native", or a file that exports
 *                  another compiler (see subject.ts)
 *   --kind K       only one of coroutine, raising, promise
 *
 * Exits with 1 after the first divergence, which is shrunk and shown with both traces.
 */

import { parseArgs } from "node:util";
import { runBatch } from "./fuzz/batch.ts";
import { fleet } from "./fuzz/fleet.ts";

const { values } = parseArgs({
  options: {
    programs: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    pairs: { type: "boolean", default: false },
    dense: { type: "boolean", default: false },
    jobs: { type: "string", default: "2" },
    path: { type: "string" },
    subject: { type: "string", default: "ours" },
    kind: { type: "string" },
  },
});

const { subject, kind, path } = values;
const series = values.dense ? "dense" : values.pairs ? "pairs" : undefined;
const seed = numberOf("seed");

/** A run of no programs would look like one without divergences. */
function numberOf(name: "programs" | "seed" | "jobs"): number {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < (name === "seed" ? 0 : 1)) throw new Error(`--${name} is no number`);
  return number;
}

async function main(): Promise<string | null> {
  if (path !== undefined) return await runBatch({ subject, kind, series, seed, path, programs: 1 });
  return await fleet({ subject, kind, series, seed, programs: numberOf("programs"), jobs: numberOf("jobs") });
}

main().then((divergence) => {
  if (divergence !== null) console.log(`\n${divergence}`);
  process.exitCode = divergence === null ? 0 : 1;
});
