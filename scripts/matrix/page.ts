/** docs/matrix.md: what the last run of each pair came to. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Pair, pairs } from "./pairs.ts";
import { counted, type Ran, type Test } from "./suite.ts";

const page = join(import.meta.dirname, "../../docs/matrix.md");

const intro = `# Babel and Node

Written by \`npm run matrix -- --write-report\`: the test suite, once for each pair, with the plugin in that Babel and everything under
that Node. Older versions of Babel are old throughout: no package of Babel's is newer than the one that is named. What compiles nothing,
or only measures what is compiled, and random programs run once for each Node, with the installed Babel. A row stays until its pair is
run again; a pair of \`scripts/matrix/pairs.ts\` without a row has not been run since these rows have been kept.

| column | is |
|---|---|
| cases | of [fixtures/](../fixtures/README.md): compiled by that Babel, which makes the written output, and run on that Node natively and compiled |
| presets | cases compiled together with that Babel's \`preset-env\` and \`preset-typescript\` |
| runtime | tests of the runtime alone, on that Node |
| memory | tests that nothing is kept, and how large frames are, on that Node |
| random | tests that each run hundreds of random programs both ways |
| other | everything else: a project as a user sets it up, source maps, documentation, the example |
| not syntax | cases that this Babel cannot parse, so that nothing of ours is reached: they are not run |
| commit | of this repository, at which the row was written |

Output of another Babel than the installed one is compared after printing both with the same printer, as versions differ in
parentheses and lines. What else differs is named in \`test/support/babel.ts\`, and for the compiler itself in
\`babel-plugin/src/syntax/versions.ts\`. \`using\` is compared with the engine's own from Node 24 on, before with what Babel makes of it.
`;

const columns: Array<[name: string, file: RegExp]> = [
  ["cases", /^test\/fixtures\.test/],
  ["presets", /^test\/presets\.test/],
  ["runtime", /^test\/runtime\//],
  ["memory", /^test\/memory\//],
  ["random", /^test\/random/],
  ["other", /./],
];

/** Rows of other pairs stay as they were written. */
export function writeRow(ran: Ran): void {
  const head = ["Babel", "Node", ...columns.map(([name]) => name), "not syntax", "failed", "commit", "command"];
  const known = existsSync(page) ? readFileSync(page, "utf8").split("\n") : [];
  const rows = pairs.map((pair) =>
    pair === ran.pair ? lineOf(rowOf(ran)) : known.find((line) => line.endsWith(lineOf([commandFor(pair)]))),
  );
  const lines = [lineOf(head), lineOf(head.map(() => "---")), ...rows.filter((row) => row !== undefined)];
  writeFileSync(page, [intro, ...lines, ""].join("\n"));
}

const lineOf = (cells: string[]) => `| ${cells.join(" | ")} |`;

function commandFor({ babel, node }: Pair): string {
  return `\`npm run matrix -- --babel ${babel} --node ${node}\``;
}

function rowOf({ pair, babel, node, commit, tests, broken }: Ran): string[] {
  const passed = columns.map(([name]) => passedOf(tests.filter((one) => columnOf(one) === name)));
  const { failed, skipped } = counted(tests);
  return [babel, node, ...passed, String(skipped), String(failed + broken.length), commit, commandFor(pair)];
}

/** What was not run is not 0. */
function passedOf(tests: Test[]): string {
  return tests.length === 0 ? "" : String(counted(tests).passed);
}

function columnOf({ file }: Test): string {
  return columns.find(([, pattern]) => pattern.test(file))![0];
}
