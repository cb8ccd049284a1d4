/**
 * Compiles and runs the programs of a recording in the engine that this file is run by. What is compiled has to do what is
 * recorded, or what this engine's own async functions do: these have defects, and all code of an engine may have some.
 */

import { readFileSync } from "node:fs";
import { comparisons } from "../modes.ts";
import { report } from "../report.ts";
import { ours } from "../subjects/ours.ts";
import { digestOf, fromText, isEndless, type Recorded } from "./recording.ts";

const counts = { programs: 0, "compiled differs": 0, "the engine differs": 0 };

async function replay({ example, seen }: Recorded): Promise<void> {
  counts.programs++;
  const differs = { compiled: "", engine: false };
  let at = 0;
  for await (const one of comparisons(ours, example)) {
    const known = seen[at++];
    if (known === "" || isEndless(one)) continue;
    const [native, compiled] = [digestOf(one.expected), digestOf(one.actual)];
    if (native !== known) differs.engine = true;
    if (compiled !== known && compiled !== native) differs.compiled ||= report(example, one);
  }
  if (differs.engine) counts["the engine differs"]++;
  if (differs.compiled === "") return;
  counts["compiled differs"]++;
  console.log(`${differs.compiled}\n`);
}

async function main(): Promise<void> {
  for (const one of fromText(readFileSync(process.argv[2]!, "utf8"))) await replay(one);
  console.log(counts);
  process.exitCode = counts["compiled differs"] === 0 ? 0 : 1;
}

process.on("unhandledRejection", () => {});
main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
