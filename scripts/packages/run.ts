/** One run of a package's own tests, and what came of every test. */

import { spawnSync } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Outcome {
  /** The names of the tests, a name as often as it occurs. */
  passed: string[];
  failed: string[];
  /** The whole output, for a person to read. */
  log: string;
}

/** Runs the tests in `folder`; what they print is kept in the file `log`. */
export function runTests(folder: string, command: string, log: string): Outcome {
  const { NODE_OPTIONS: _, NODE_ENV: __, ...env } = process.env;
  const out = openSync(log, "w");
  spawnSync("bash", ["-c", command], {
    cwd: folder,
    stdio: ["ignore", out, out],
    timeout: 20 * 60_000,
    env: {
      ...env,
      PATH: join(folder, "node_modules/.bin") + delimiter + env.PATH,
      NO_COLOR: "1",
      FORCE_COLOR: "0",
    },
  });
  const text = readFileSync(log, "utf8");
  return { ...(command.includes("--json") ? fromJest(text) : fromTap(text, folder)), log };
}

/** `ok 3 - name # SKIP`: at any depth, without what differs between two runs. */
function fromTap(text: string, folder: string): Omit<Outcome, "log"> {
  const passed: string[] = [];
  const failed: string[] = [];
  for (const [, not, name = ""] of text.matchAll(/^ *(not )?ok \d+ ?(.*)$/gm)) {
    if (/# (SKIP|TODO)/i.test(name)) continue;
    (not ? failed : passed).push(name.replace(/^- /, "").replace(/ # time=.*/, "").replaceAll(folder, "").trim());
  }
  return { passed, failed };
}

interface JestReport {
  testResults: Array<{ assertionResults: Array<{ fullName: string; status: string }> }>;
}

function fromJest(text: string): Omit<Outcome, "log"> {
  const line = text.split("\n").find((one) => one.startsWith("{"));
  const report = line === undefined ? { testResults: [] } : (JSON.parse(line) as JestReport);
  const results = report.testResults.flatMap((one) => one.assertionResults);
  const named = (status: string) => results.filter((one) => one.status === status).map((one) => one.fullName);
  return { passed: named("passed"), failed: named("failed") };
}

/** The tests that passed in one run and did not in the other, repeated names counted. */
export function lost(before: Outcome, after: Outcome): string[] {
  const left = new Map<string, number>();
  for (const name of after.passed) left.set(name, (left.get(name) ?? 0) + 1);
  return before.passed.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
}
