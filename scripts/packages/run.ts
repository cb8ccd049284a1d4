/** One run of a package's own tests, and what came of every test. */

import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The names of the tests, a name as often as it occurs. */
export interface Outcome {
  passed: string[];
  failed: string[];
}

interface Setting {
  /** What the tests print is kept in this file. */
  log: string;
  /** The folder of another Node's binary. */
  node: string | null;
}

/** Runs the tests in `folder`. */
export function runTests(folder: string, command: string, { log, node }: Setting): void {
  const out = openSync(log, "w");
  const path = [join(folder, "node_modules/.bin"), ...(node === null ? [] : [node]), process.env.PATH];
  spawnSync("bash", ["-c", command], {
    cwd: folder,
    stdio: ["ignore", out, out],
    timeout: 30 * 60_000,
    env: { ...plainEnvironment(), PATH: path.join(delimiter) },
  });
  closeSync(out);
}

/** What they printed into the log. */
export function readOutcome(log: string, folder: string, command: string): Outcome {
  const text = readFileSync(log, "utf8");
  return command.includes("--json") ? fromJest(text) : fromTap(text, folder);
}

/** Without what the process around this script is told: packages are tested as if by hand. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_)/.test(name));
  return Object.fromEntries(own);
}

/**
 * `ok 3 - name # SKIP`: at any depth, without what differs between two runs. With tape, `# heading` is the test, and
 * `ok 3 name` one of its assertions: to others such lines are comments.
 */
function fromTap(text: string, folder: string): Outcome {
  const outcome: Outcome = { passed: [], failed: [] };
  let under = "";
  for (const [, heading, not, own = ""] of text.matchAll(/^(?:# (.*)| *(not )?ok \d+ ?(.*))$/gm)) {
    if (heading !== undefined) under = `${heading}: `;
    const name = own.startsWith("- ") ? own.slice(2) : under + own;
    if (heading !== undefined || /# (SKIP|TODO)/i.test(name)) continue;
    const plain = name
      .replace(/ # time=.*/, "")
      .replaceAll(folder, "")
      .trim();
    outcome[not ? "failed" : "passed"].push(plain);
  }
  return outcome;
}

interface JestReport {
  testResults: Array<{ assertionResults: Array<{ fullName: string; status: string }> }>;
}

function fromJest(text: string): Outcome {
  const line = text.split("\n").find((one) => one.startsWith("{"));
  const report = line === undefined ? { testResults: [] } : (JSON.parse(line) as JestReport);
  const results = report.testResults.flatMap((one) => one.assertionResults);
  const named = (status: string) => results.filter((one) => one.status === status).map((one) => one.fullName);
  return { passed: named("passed"), failed: named("failed") };
}

/** The tests that passed natively and do not now, repeated names as often as they are missing. */
export function lost(native: Outcome, outcome: Outcome): string[] {
  return without(native.passed, outcome.passed);
}

/** Those of `names` for which there is none in `others`: a difference of multisets. */
function without(names: string[], others: string[]): string[] {
  const left = tally(others);
  return names.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
}

export function tally(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
