/** docs/matrix.md: what the last whole run came to. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { counted, type Ran, type Test } from "./suite.ts";

const page = join(import.meta.dirname, "../../docs/matrix.md");

const intro = `# Babel and Node

Written by \`npm run matrix -- --write-report\`: the whole test suite, once for each pair, with the plugin in that Babel and everything
under that Node. Older versions of Babel are old throughout: no package of Babel's is newer than the one that is named.

| column | is |
|---|---|
| cases | of [fixtures/](../fixtures/README.md): compiled by that Babel, which makes the written output, and run on that Node natively and compiled |
| presets | cases compiled together with that Babel's \`preset-env\` and \`preset-typescript\` |
| runtime | tests of the runtime alone, on that Node |
| random | tests that each run hundreds of random programs both ways |
| other | everything else: a project as a user sets it up, documentation, memory, passes, the example |
| not syntax | cases that this Babel cannot parse, so that nothing of ours is reached: they are not run |

Output of another Babel than the installed one is compared after printing both with the same printer, as versions differ in
parentheses and lines. What else differs is named in \`test/support/babel.ts\`, and for the compiler itself in
\`babel-plugin/src/syntax/versions.ts\`. \`using\` is compared with the engine's own from Node 24 on, before with what Babel makes of it.
`;

const columns: Array<[name: string, file: RegExp]> = [
  ["cases", /^test\/fixtures\.test/],
  ["presets", /^test\/presets\.test/],
  ["runtime", /^test\/runtime\//],
  ["random", /^test\/random/],
  ["other", /./],
];

export function writePage(ran: Ran[]): void {
  const names = columns.map(([name]) => name);
  const head = ["Babel", "Node", ...names, "not syntax", "failed", "command"];
  const lines = [head, head.map(() => "---"), ...ran.map(rowOf)].map((cells) => `| ${cells.join(" | ")} |`);
  writeFileSync(page, [intro, ...lines, ""].join("\n"));
}

function rowOf({ pair, babel, node, tests, broken }: Ran): string[] {
  const passed = columns.map(([name]) => String(counted(tests.filter((one) => columnOf(one) === name)).passed));
  const { failed, skipped } = counted(tests);
  const command = `\`npm run matrix -- --babel ${pair.babel} --node ${pair.node}\``;
  return [babel, node, ...passed, String(skipped), String(failed + broken.length), command];
}

function columnOf({ file }: Test): string {
  return columns.find(([, pattern]) => pattern.test(file))![0];
}
