/**
 * Every supported pair of Babel and Node, under the test suite: all of it where the pair's Babel is the installed one,
 * what compiles something elsewhere.
 *
 *   npm run build
 *   npm run matrix -- [--cache <folder>] [--babel 7.20,8] [--node 20,24] [--short] [--write-report]
 *
 * What is not installed here comes from the registry, into a folder outside of the repository. The plugin runs in the
 * Babel of the pair, everything under the Node of the pair; Jest itself keeps its own Babel: see test/support/babel.ts.
 * With --short, only what depends on Babel most, on one pair that is not the installed one: what CI runs.
 */

import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bringBabel } from "./matrix/babel.ts";
import { bringNode } from "./matrix/node.ts";
import { writeRow } from "./matrix/page.ts";
import { type Pair, pairs, shortPair } from "./matrix/pairs.ts";
import { counted, type Ran, runSuite } from "./matrix/suite.ts";

const { values } = parseArgs({
  options: {
    cache: { type: "string", default: join(tmpdir(), "coroutine-matrix") },
    babel: { type: "string" },
    node: { type: "string" },
    short: { type: "boolean", default: false },
    "write-report": { type: "boolean", default: false },
  },
});

const cache = resolve(values.cache);

/** What is most likely to differ; the rest of the suite has little to do with the version. */
const shortTests = ["fixtures", "presets", "smoke", "syntax"];

/**
 * What is the same in every Babel: hand-written bodies, machines as text, how large a frame is. And random programs: what they
 * are made of is in the fixtures, and takes every Babel's way there.
 */
const withoutBabel = ["/test/runtime/", "/test/passes/", "/test/memory/", "/test/random"];

function main(): void {
  const chosen = pairs.filter(isChosen);
  const ran = chosen.map(runPair);
  for (const pair of pairs.filter((one) => !chosen.includes(one))) console.log(`${nameOf(pair)}: not run`);
  const { passed, failed, skipped } = counted(ran.flatMap(({ tests }) => tests));
  const lost = failed + ran.flatMap(({ broken }) => broken).length;
  console.log(`${passed} passed, ${lost} failed, ${skipped} skipped`);
  if (lost > 0 || passed === 0) process.exitCode = 1;
}

function isChosen(pair: Pair): boolean {
  if (values.short) return pair === shortPair;
  const named = (list: string | undefined, one: string | number) => !list || list.split(",").includes(String(one));
  return named(values.babel, pair.babel) && named(values.node, pair.node);
}

function runPair(pair: Pair): Ran {
  const node = bringNode(pair.node, cache);
  const babel = bringBabel(pair.babel, cache);
  const log = join(cache, `babel-${pair.babel}-node-${pair.node}.log`);
  const ran = runSuite({
    ...{ pair, node, babel, log },
    only: values.short ? shortTests : [],
    without: babel === null ? [] : withoutBabel,
  });
  tell(ran);
  if (values["write-report"]) writeRow(ran);
  return ran;
}

function tell({ pair, node, babel, tests, broken }: Ran): void {
  const { passed, failed, skipped } = counted(tests);
  console.log(`${nameOf(pair)} (${babel}, ${node}): ${passed} passed, ${failed} failed, ${skipped} skipped`);
  for (const { status, name, message } of tests)
    if (status === "failed") console.log(`${nameOf(pair)}: ${name}\n${message}`);
  for (const file of broken) console.log(`${nameOf(pair)}: ${file}`);
}

function nameOf({ babel, node }: Pair): string {
  return `Babel ${babel}, Node ${node}`;
}

main();
