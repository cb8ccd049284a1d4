/**
 * Writes random programs and what they do in this Node, for other engines to do the same:
 *
 *   npx tsx test/random/engines/record.ts --programs 1000 --seed 1 programs.json     (and --pairs)
 *   bun test/random/engines/replay.ts programs.json
 */

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as fc from "fast-check";
import type { Example } from "../compare.ts";
import { firstOf } from "../compare.ts";
import { comparisons } from "../modes.ts";
import { examples, grown, pair } from "../property.ts";
import { ours } from "../subjects/ours.ts";
import { digestOf, isEndless, type Recorded, toText } from "./recording.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    programs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    pairs: { type: "boolean", default: false },
  },
});
const [file] = positionals;
const [programs, seed] = [Number(values.programs), Number(values.seed)];

function* chosen(): Iterable<Example> {
  if (!values.pairs) return yield* fc.sample(examples(ours, grown), { seed, numRuns: programs });
  for (let number = seed; number < seed + programs; number++)
    yield* fc.sample(examples(ours, pair(number)), { seed: number, numRuns: 1 });
}

/** Only what is compiled without a divergence says how it has to be. */
async function recorded(example: Example): Promise<Recorded> {
  const seen: string[] = [];
  async function* noted() {
    for await (const one of comparisons(ours, example)) {
      seen.push(isEndless(one) ? "" : digestOf(one.actual));
      yield one;
    }
  }
  if ((await firstOf(noted())) !== null) throw new Error("This diverges in Node already: npm run fuzz");
  return { example, seen };
}

async function main(): Promise<void> {
  if (file === undefined) throw new Error("Say which file is to be written.");
  const all: Recorded[] = [];
  for (const example of chosen()) all.push(await recorded(example));
  writeFileSync(file, toText(all));
}

process.on("unhandledRejection", () => {});
main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
