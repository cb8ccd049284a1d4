/** What is printed, and docs/packages.md: what the last run of each package came to. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Examined, Run } from "./examine.ts";
import { type Package, packages } from "./list.ts";
import { type Outcome, tally } from "./run.ts";

/** Of the tests that one run has lost: when a whole file fails, these are many. */
const shown = 20;

export function tell({ name }: Package, native: Outcome, run: Run | null): void {
  if (run === null) return console.log(`${name}, native: ${counts(native)}`);
  const { mode, compiled, outcome, explained, unexplained, faults } = run;
  const { functions, files, native: left } = compiled;
  console.log(`${name}, ${mode}: ${counts(outcome)}, ${functions} functions in ${files} files, ${left} left native`);
  for (const fault of faults) console.log(`${name}, ${mode}: cannot compile ${fault}`);
  for (const [because, tests] of explained) console.log(`${name}, ${mode}: ${tests.length} differ: ${because}`);
  const lines = [...tally(unexplained)].map(([test, times]) => `${name}, ${mode}: lost ${times} × ${test}`);
  for (const line of lines.slice(0, shown)) console.log(line);
  if (lines.length > shown) console.log(`${name}, ${mode}: lost ${lines.length - shown} more`);
}

function counts({ passed, failed }: Outcome): string {
  return failed.length === 0 ? `${passed.length}` : `${passed.length} (${failed.length} failed)`;
}

const page = join(import.meta.dirname, "../../docs/packages.md");

const intro = `# Real packages, compiled

Written by \`npx tsx scripts/packages.ts --root <checkouts> --write-report [name...]\`, which runs the packages' own tests: untouched,
and with every async function of their source compiled (\`annotate: "all"\`, the promise kind), with direct ticks and with exact ones;
then with their tests compiled as well. Compared is each test by its name. Nothing of the packages is kept here.

Numbers are tests that passed, in parentheses those that failed. Tests that fail natively too, for want of a network, a tool or a build,
say nothing and count for nothing. A difference is a test that passes natively and not compiled, three times in a row: explained
where the reason is given below.

| column | is |
|---|---|
| files, functions | of the package's source: those with async functions, and what was compiled in them |
| left native | what the compiler leaves as it is: async generators, and functions that it would refuse |
| native | the tests, untouched |
| direct, exact | the source compiled, with \`ticks: "direct"\` (the default) and \`ticks: "exact"\` |
| tests-direct, tests-exact | the source and its tests |

Any other folder: \`npx tsx scripts/packages.ts --package <folder> --source <glob> --test <command>\`.
`;

const columns = ["native", "direct", "exact", "tests-direct", "tests-exact"];

/** Lines of other packages stay as they were written. */
export function writeReport(examined: Examined): void {
  const known = existsSync(page) ? readFileSync(page, "utf8").split("\n") : [];
  const mine = [rowOf(examined), ...differencesOf(examined)];
  const lines = packages.flatMap(({ name }) => (name === examined.of.name ? mine : known.filter(isAbout(name))));
  const head = [
    "package",
    "commit",
    "Node",
    "files",
    "functions",
    "left native",
    ...columns,
    "explained",
    "not explained",
  ];
  const table = [lineOf(head), lineOf(head.map(() => "---")), ...lines.filter((line) => line.startsWith("|"))];
  const differences = lines.filter((line) => line.startsWith("*"));
  writeFileSync(page, [intro, ...table, "", "## Differences", "", ...differences, ""].join("\n"));
}

const lineOf = (cells: Array<string | number>) => `| ${cells.join(" | ")} |`;
const isAbout = (name: string) => (line: string) => line.startsWith(`| ${name} |`) || line.startsWith(`* ${name}, `);

function rowOf({ of, native, runs }: Examined): string {
  const { files = 0, functions = 0, native: left = 0 } = runs[0]?.compiled ?? {};
  const cells = columns.map((column) => {
    const outcome = column === "native" ? native : runs.find(({ mode }) => mode === column)?.outcome;
    return outcome === undefined ? "" : counts(outcome);
  });
  const explained = runs.flatMap((run) => [...run.explained.values()].flat());
  const unexplained = runs.flatMap((run) => run.unexplained);
  const repository = `[${of.repository}](https://github.com/${of.repository})`;
  return lineOf([
    of.name,
    `${repository} ${of.commit}${of.part === undefined ? "" : `, ${of.part}`}`,
    nodeOf(of),
    files,
    functions,
    left,
    ...cells,
    explained.length,
    unexplained.length,
  ]);
}

function nodeOf({ node }: Package): string {
  return String(node ?? process.versions.node.split(".")[0]);
}

function differencesOf({ of, runs }: Examined): string[] {
  return runs.flatMap(({ mode, explained, unexplained }) => [
    ...[...explained].map(([because, tests]) => `* ${of.name}, ${mode}: ${tests.length} tests. ${because}`),
    ...[...tally(unexplained)].map(([test, times]) => `* ${of.name}, ${mode}: ${times} × ${test}. Not explained.`),
  ]);
}
