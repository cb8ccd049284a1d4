/** The test suite under one pair, and what came of each test. */

import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, relative } from "node:path";
import type { Pair } from "./pairs.ts";

const root = join(import.meta.dirname, "../..");

export interface Test {
  /** From the root: `test/fixtures.test.ts`. */
  file: string;
  name: string;
  status: "passed" | "failed" | "skipped";
  message: string;
}

export interface Ran {
  pair: Pair;
  /** Exact versions. */
  node: string;
  babel: string;
  /** Of ours. */
  commit: string;
  tests: Test[];
  /** Files that have no test to blame. */
  broken: string[];
}

interface Setting {
  pair: Pair;
  /** The folder of Node's binary, and that of Babel. */
  node: string;
  babel: string | null;
  /** Where what Jest prints is kept, and beside it its report. */
  log: string;
  /** Patterns of paths: all when there is none. */
  only: string[];
  without: string[];
}

export function runSuite({ pair, node, babel, log, only, without }: Setting): Ran {
  const binary = join(node, "node");
  const report = `${log}.json`;
  rmSync(report, { force: true });
  const out = openSync(log, "w");
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const ignored = without.flatMap((pattern) => ["--testPathIgnorePatterns", pattern]);
  spawnSync(binary, [jest, ...only, "--ci", "--json", "--outputFile", report, ...ignored], {
    cwd: root,
    stdio: ["ignore", "ignore", out],
    env: { ...process.env, CI: "1", PATH: node + delimiter + process.env.PATH, ...(babel && { BABEL: babel }) },
  });
  closeSync(out);
  if (!existsSync(report)) throw new Error(`Jest did not end: see ${log}`);
  return {
    pair,
    node: answer(binary, "--version"),
    babel: versionIn(babel),
    commit: answer("git", "rev-parse", "--short", "HEAD"),
    ...readReport(report),
  };
}

function answer(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: root, encoding: "utf8" }).trim();
}

function versionIn(babel: string | null): string {
  return createRequire(join(babel ?? root, "package.json"))("@babel/core/package.json").version;
}

interface JestReport {
  testResults: Array<{
    name: string;
    status: string;
    message: string;
    assertionResults: Array<{ fullName: string; status: string; failureMessages: string[] }>;
  }>;
}

function readReport(path: string): Pick<Ran, "tests" | "broken"> {
  const { testResults } = JSON.parse(readFileSync(path, "utf8")) as JestReport;
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages }) => ({
      file: relative(root, name),
      name: fullName,
      status: ended(status),
      message: failureMessages.join("\n").slice(0, 2000),
    })),
  );
  const broken = testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0);
  return { tests, broken: broken.map(({ name, message }) => `${relative(root, name)}: ${message.slice(0, 1000)}`) };
}

function ended(status: string): Test["status"] {
  return status === "passed" || status === "failed" ? status : "skipped";
}

export function counted(tests: Test[]): Record<Test["status"], number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status } of tests) counts[status]++;
  return counts;
}
