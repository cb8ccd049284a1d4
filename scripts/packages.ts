/**
 * Real packages, compiled: their own tests must end as they do natively.
 *
 *   npm run build
 *   npx tsx scripts/packages.ts --root <folder with checkouts> [--modes native,direct,...] [name...]
 *
 * A checkout is a folder of the name in packages/list.ts with its dependencies installed. It is only read:
 * its tests run in a copy (below `--work`, where the output of every run stays to be read), untouched at first,
 * then with its source compiled (`annotate: "all"`) with direct ticks, with exact ones, and with its tests
 * compiled as well. A test that the clock may have failed is given another two runs.
 *
 * With direct ticks, tests that count microtasks may differ: see `ticks` among the plugin's options.
 */

import { cpSync, existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { PluginOptions } from "babel-plugin-coroutine";
import { type Compiled, compileInto, filesOf } from "./packages/compile.ts";
import { type Package, packages } from "./packages/list.ts";
import { lost, type Outcome, runTests, tally } from "./packages/run.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: "string" },
    work: { type: "string", default: join(tmpdir(), "coroutine-packages") },
    modes: { type: "string", default: "direct,exact,tests-direct,tests-exact" },
  },
});

/** Of the tests that one run has lost: when a whole file fails, these are many. */
const shown = 20;

type Cells = Record<string, string | number>;

function main(root: string): Cells[] {
  const chosen = packages.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const present = chosen.filter(({ name }) => existsSync(join(root, name, "node_modules")));
  return present.map((one) => examine(one, join(root, one.name), join(resolve(values.work), one.name)));
}

/** Its tests natively, and then in every mode; what differs is printed as it is found. */
function examine(one: Package, checkout: string, copy: string): Cells {
  rmSync(copy, { recursive: true, force: true });
  cpSync(checkout, copy, { recursive: true, verbatimSymlinks: true });
  installRuntime(copy);
  const native = runTests(copy, one.test, `${copy}.native.log`);
  const row: Cells = { package: one.name, files: 0, compiled: 0, "left native": 0, native: counts(native) };
  for (const mode of values.modes.split(",")) {
    const compiled = compileFor(mode, one, checkout, copy);
    if (!mode.startsWith("tests")) Object.assign(row, numbersOf(compiled));
    const { outcome, missing } = compareRuns(native, () => runTests(copy, one.test, `${copy}.${mode}.log`));
    row[mode] = counts(outcome);
    tell(`${one.name}, ${mode}`, counts(outcome), compiled.faults, missing);
  }
  return row;
}

/** Where compiled code of the copy finds it. */
function installRuntime(copy: string): void {
  const runtime = resolve(import.meta.dirname, "../runtime");
  for (const part of ["package.json", "contract", "dist"]) {
    cpSync(join(runtime, part), join(copy, "node_modules/coroutine-runtime", part), { recursive: true });
  }
}

/** Compiled from the checkout, whatever an earlier mode has left in the copy. */
function compileFor(mode: string, one: Package, checkout: string, copy: string): Compiled {
  const options: PluginOptions = { annotate: "all", ticks: mode.endsWith("exact") ? "exact" : "direct" };
  const paths = filesOf(checkout).filter((path) => one.source.test(path) || one.tests.test(path));
  for (const path of paths) cpSync(join(checkout, path), join(copy, path));
  const wanted = paths.filter((path) => mode.startsWith("tests") || !one.tests.test(path));
  return compileInto(copy, checkout, wanted, one, options);
}

/** Lost is only what every one of three runs has lost: tests that look at the clock fail now and then. */
function compareRuns(native: Outcome, run: () => Outcome): { outcome: Outcome; missing: string[] } {
  let outcome = run();
  for (let more = 2; more > 0 && lost(native, outcome).length > 0; more--) {
    const next = run();
    if (lost(native, next).length <= lost(native, outcome).length) outcome = next;
  }
  return { outcome, missing: lost(native, outcome) };
}

function numbersOf({ files, functions, native }: Compiled): Cells {
  return { files, compiled: functions, "left native": native };
}

function counts({ passed, failed }: Outcome): string {
  return failed.length === 0 ? `${passed.length}` : `${passed.length} (${failed.length} failed)`;
}

/** At once, because the next run may take minutes. */
function tell(run: string, counted: string, faults: string[], missing: string[]): void {
  console.log(`${run}: ${counted}`);
  for (const fault of faults) console.log(`${run}: cannot compile ${fault}`);
  const names = [...tally(missing)].map(([name, times]) => `${run}: lost ${times} × ${name}`);
  for (const line of names.slice(0, shown)) console.log(line);
  if (names.length > shown) console.log(`${run}: lost ${names.length - shown} more`);
  if (faults.length + missing.length > 0) process.exitCode = 1;
}

if (values.root === undefined) throw new Error("say where the checkouts are: --root <folder>");
console.table(main(resolve(values.root)));
