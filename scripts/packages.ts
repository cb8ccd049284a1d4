/**
 * Real packages, compiled: their own tests must end as they do natively.
 *
 *   npx tsx scripts/packages.ts --root <folder with checkouts> [--work <folder>] [--modes direct,exact,tests] [name...]
 *
 * A checkout is a folder of the name in packages/list.ts with its dependencies installed. It is only read:
 * its tests run in a copy, first untouched, then with its source compiled (`annotate: "all"`) with direct
 * ticks, with exact ones, and at last with its tests compiled as well. Build the plugin and the runtime first.
 */

import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { PluginOptions } from "babel-plugin-coroutine";
import { type Compiled, compileInto, filesOf } from "./packages/compile.ts";
import { type Package, packages } from "./packages/list.ts";
import { lost, type Outcome, runTests } from "./packages/run.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: "string" },
    work: { type: "string", default: join(tmpdir(), "coroutine-packages") },
    modes: { type: "string", default: "direct,exact,tests-direct,tests-exact" },
  },
});

type Cells = Record<string, string | number>;

function main(root: string): number {
  const chosen = packages.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const present = chosen.filter(({ name }) => existsSync(join(root, name, "node_modules")));
  let differences = 0;
  const rows: Cells[] = [];
  for (const one of present) {
    const { row, differing } = examine(one, join(root, one.name), join(resolve(values.work), one.name));
    rows.push(row);
    differences += differing;
  }
  console.table(rows);
  return differences;
}

/** Its tests natively, and then in every mode; what differs is printed as it is found. */
function examine(one: Package, checkout: string, copy: string): { row: Cells; differing: number } {
  prepare(copy, checkout);
  const native = runTests(copy, one.test, `${copy}.native.log`);
  const row: Cells = { package: one.name, files: 0, compiled: 0, "left native": 0, native: counts(native) };
  let differing = 0;
  for (const mode of values.modes.split(",")) {
    const compiled = compileFor(mode, one, checkout, copy);
    if (!mode.startsWith("tests")) Object.assign(row, { files: compiled.files, compiled: compiled.functions, "left native": compiled.native });
    const outcome = runTests(copy, one.test, `${copy}.${mode}.log`);
    row[mode] = counts(outcome);
    const missing = lost(native, outcome);
    differing += missing.length + compiled.faults.length;
    for (const fault of compiled.faults) console.log(`${one.name} (${mode}) cannot compile ${fault}`);
    for (const name of missing) console.log(`${one.name} (${mode}) lost: ${name}`);
  }
  return { row, differing };
}

/** A copy of the checkout, from which compiled code finds the runtime. */
function prepare(copy: string, checkout: string): void {
  rmSync(copy, { recursive: true, force: true });
  cpSync(checkout, copy, { recursive: true, verbatimSymlinks: true });
  const runtime = resolve(import.meta.dirname, "../runtime");
  const installed = join(copy, "node_modules/coroutine-runtime");
  mkdirSync(installed);
  for (const part of ["package.json", "dist"]) cpSync(join(runtime, part), join(installed, part), { recursive: true });
}

/** Everything that a mode compiles is compiled from the checkout, whatever an earlier mode has left. */
function compileFor(mode: string, one: Package, checkout: string, copy: string): Compiled {
  const options: PluginOptions = { annotate: "all", ticks: mode.endsWith("exact") ? "exact" : "direct" };
  const paths = filesOf(checkout).filter((path) => one.source.test(path) || one.tests.test(path));
  const isSource = (path: string) => one.source.test(path) && !one.tests.test(path);
  return compileInto(copy, checkout, mode.startsWith("tests") ? paths : paths.filter(isSource), one, options);
}

function counts({ passed, failed }: Outcome): string {
  return failed.length === 0 ? `${passed.length}` : `${passed.length} (${failed.length} failed)`;
}

if (values.root === undefined) throw new Error("say where the checkouts are: --root <folder>");
process.exitCode = main(resolve(values.root)) === 0 ? 0 : 1;
