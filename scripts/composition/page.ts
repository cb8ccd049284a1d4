/** docs/composition.md: a row for each configuration, as its last run was. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Configuration, configurations } from "../../test/composition/configurations/index.ts";
import { type Limit, limits } from "../../test/composition/limits.ts";
import { counted, type Row } from "./row.ts";

const page = join(import.meta.dirname, "../../docs/composition.md");

const intro = `# Composition

\`npm run composition -- --write-report\` writes this: every case of [fixtures/](../fixtures/README.md) that is not about a refusal,
compiled in one pass by our plugin and others, and run. It has to do what the engine does with the source as it is; where that is
impossible, as with \`destroy()\`, what is written down beside the case. A case that does not is run without our plugin, too.

| column | is |
|---|---|
| run | cases compiled and run |
| agree | those that do what the engine does |
| the same without us | those that do the very same when our plugin is taken out of the configuration, and so not what the engine does |
| fail without us | those that the other plugins cannot compile, or make something of that cannot be run, with our plugin and without |
| limits | those that differ because of what another plugin does to such code, by the names below |
| left out | those that are not run, by the reason |
| differ | those that differ for no such reason: they make the command fail |

Ours comes first unless it says otherwise.
`;

const limitsIntro = `
## Limits

Each is shown by a program without coroutines, which does something else there than natively, without our plugin too
(\`test/composition/limits.ts\`).
`;

const columns = [
  "configuration",
  "is",
  "run",
  "agree",
  "the same without us",
  "fail without us",
  "limits",
  "left out",
  "differ",
];

/** The rows of other configurations stay as they were written; those that never ran say so. */
export function writePage(row: Row): void {
  const known = existsSync(page) ? readFileSync(page, "utf8").split("\n") : [];
  const written = configurations.map((one) => {
    if (one.name === row.name) return lineOf(cellsOf(one, row));
    return known.find((line) => line.startsWith(`| ${one.name} |`)) ?? lineOf([one.name, one.says, ...never]);
  });
  const table = [lineOf(columns), lineOf(columns.map(() => "---")), ...written];
  const explained = ["| limit | is |", "|---|---|", ...limits.map(lineOfLimit)];
  writeFileSync(page, [intro, ...table, limitsIntro, ...explained, ""].join("\n"));
}

const never = ["not run yet", "", "", "", "", "", ""];

const lineOf = (cells: Array<string | number>) => `| ${cells.join(" | ")} |`;

const lineOfLimit = ({ name, says }: Limit) => lineOf([name, says]);

function cellsOf({ name, says }: Configuration, row: Row): Array<string | number> {
  const { cases, agree, same, failing, differing } = counted(row);
  const why = row.judged.map(({ verdict }) => verdict);
  const named = tally(why.flatMap((verdict) => (verdict.kind === "limit" ? [verdict.name] : [])));
  const left = tally(why.flatMap((verdict) => (verdict.kind === "leftOut" ? [verdict.reason] : [])));
  return [name, says, cases, agree, same, failing, named, left, differing];
}

/** "3 a, 1 b" */
function tally(names: string[]): string {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].map(([name, count]) => `${count} ${name}`).join(", ");
}
