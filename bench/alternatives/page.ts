/** The page `docs/alternatives.md`, from what is kept of the runs. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, kept } from "../page/keep.ts";
import { cmd, machineRow, markdown } from "../page/page.ts";
import type { Report, Table } from "../report.ts";
import type { Alternative } from "./alternative.ts";
import { alternatives } from "./index.ts";

/** What files of figures are called, before the version of Node. */
export const KEPT = "alternatives-node";

export function write(): void {
  writeFileSync(join(folder, "../alternatives.md"), page(kept(KEPT)));
}

export function page(reports: Report[]): string {
  const parts = Object.entries(alternatives).map(([id, alternative]) => part(id, alternative, reports));
  return `${[start(reports), ...parts].join("\n\n\n")}\n`;
}

function start(reports: Report[]): string {
  return `# Alternatives

<!-- Written by \`npm run bench:alternatives -- --write\`: do not edit. -->

Other ways to do what the compiler does, beside it. An alternative is a change of what the compiler emits today, and of the built
runtime where it needs one: [bench/alternatives](../bench/alternatives). Nothing else differs, and a test has each of them
compute what the compiler's own output computes, at once, waiting, and when it is destroyed.

* **Times are processor time.** For the compiler it is said in nanoseconds per turn of the loop in [bench/alternatives/work](../bench/alternatives/work),
  for the alternative how many times that it takes, with the middle half of the rounds. They take turns in one process, each with a
  runtime of its own, and are made anew several times: what an engine makes of a program is a matter of luck, too.
* **Differences below a tenth** may be luck: changes that a loop never runs into move it by as much, as in what is guarded and
  goes on at once.
* **What waits** does so in a queue whose leaf is the cheapest there can be. So a ratio says as much as it can: \`suspend\` and
  promises take longer, and the alternatives do not change that.
* **Bytes** of emitted code are minified and compressed, with what the alternative needs, without imports.

| Node | V8 | machine | measured |
|---|---|---|---|
${reports.map(machineRow).join("\n")}

${cmd(reports.at(-1)!)}`;
}

function part(id: string, { title, about, verdict }: Alternative, reports: Report[]): string {
  const measured = reports.filter(({ sections }) => sections[id] !== undefined);
  const tables = measured.slice(0, 1).flatMap(({ sections }) => sections[id]!.tables);
  return [
    `## ${title}`,
    about,
    `**${verdict}**`,
    ...tables.map((_, place) => markdown(together(measured, id, place))),
  ].join("\n\n");
}

/** The tables of all versions of Node as one; as a row where all say the same. */
function together(reports: Report[], id: string, place: number): Table {
  const [first, ...others] = reports.map(({ node, sections }) => ({ node, table: sections[id]!.tables[place]! }));
  const [name, ...columns] = first!.table.head;
  const rows = first!.table.rows.flatMap(([row, ...cells], index) => {
    const differs = others.some(({ table }) => table.rows[index]!.slice(1).join() !== cells.join());
    if (!differs) return [[row!, "all", ...cells]];
    return [first!, ...others].map(({ node, table }) => [row!, node, ...table.rows[index]!.slice(1)]);
  });
  return { head: [name!, "Node", ...columns], rows };
}
