/**
 * Real packages, compiled: their own tests must end as they do natively.
 *
 *   npm run build
 *   npx tsx scripts/packages.ts --root <folder with checkouts> [name...] [--modes direct,exact,...] [--write-report] [--kept]
 *   npx tsx scripts/packages.ts --package <folder> --source <glob> --test <command> [--tests <glob>]
 *
 * The first form knows the packages of packages/list.ts; a checkout is a folder of the package's name with its
 * dependencies installed. The second takes any folder, its sources as a glob from there, and a command that prints TAP,
 * or with `--json` what Jest prints.
 *
 * A checkout is only read: its tests run in a copy (below `--work`, where the output of every run stays to be read),
 * untouched at first, then with every async function of its source compiled (`annotate: "all"`) with direct ticks, with
 * exact ones, and with its tests compiled as well. A test that the clock may have failed is given another two runs. What
 * differs for none of the reasons in packages/list.ts makes the command fail. With --kept, nothing is run: the output that
 * is there is judged again, after a reason was added to the list.
 */

import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, matchesGlob, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Examined, examine } from "./packages/examine.ts";
import { type Package, packages } from "./packages/list.ts";
import { tell, writeReport } from "./packages/report.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: "string" },
    package: { type: "string" },
    source: { type: "string" },
    tests: { type: "string", default: "" },
    test: { type: "string" },
    work: { type: "string", default: join(tmpdir(), "coroutine-packages") },
    cache: { type: "string", default: join(tmpdir(), "coroutine-matrix") },
    modes: { type: "string" },
    kept: { type: "boolean", default: false },
    "write-report": { type: "boolean", default: false },
  },
});

const folders = { work: resolve(values.work), cache: resolve(values.cache) };

function main(): void {
  const { root, all } = chosen();
  const present = all.filter(({ name }) => existsSync(join(root, name, "package.json")));
  for (const one of all) if (!present.includes(one)) console.log(`${one.name}: not run, ${root} has no such package`);
  for (const one of present) {
    const modes = values.modes?.split(",") ?? ["direct", "exact", ...(one.testsToo === false ? [] : both)];
    const checkout = join(root, one.name);
    const examined = examine(one, { ...folders, checkout, modes, kept: values.kept, tell });
    if (values["write-report"]) writeReport(examined);
    if (!isSame(examined)) process.exitCode = 1;
  }
  if (present.length === 0) process.exitCode = 1;
}

/** Nothing to run, or nothing to compile, is no success. */
function isSame({ of: { name }, native, runs }: Examined): boolean {
  if (native.passed.length === 0)
    console.log(`${name}: no test passes natively, see ${folders.work}/${name}.native.log`);
  const functions = runs.map(({ compiled }) => compiled.functions);
  if (Math.max(...functions) === 0) console.log(`${name}: no function was compiled`);
  const differing = runs.some(({ unexplained, faults }) => unexplained.length + faults.length > 0);
  if (differing) console.log(`${name}: what its tests printed is in ${folders.work}/${name}.*.log`);
  return native.passed.length > 0 && Math.max(...functions) > 0 && !differing;
}

const both = ["tests-direct", "tests-exact"];

function chosen(): { root: string; all: Package[] } {
  if (values.package !== undefined) {
    const folder = resolve(values.package);
    return { root: dirname(folder), all: [given(basename(folder))] };
  }
  if (values.root === undefined) throw new Error("say where the checkouts are: --root <folder>, or --package <folder>");
  const strange = positionals.filter((name) => !packages.some((one) => one.name === name));
  if (strange.length > 0) throw new Error(`scripts/packages/list.ts does not know ${strange.join(", ")}`);
  const all = packages.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return { root: resolve(values.root), all };
}

function given(name: string): Package {
  const { source, tests, test } = values;
  if (source === undefined || test === undefined)
    throw new Error("--package needs --source <glob> and --test <command>");
  return { name, source: matching(source), tests: matching(tests), test, testsToo: tests !== "" };
}

function matching(glob: string): Package["source"] {
  return { test: (path) => glob !== "" && matchesGlob(path, glob) };
}

main();
