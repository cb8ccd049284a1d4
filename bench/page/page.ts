/** The page `docs/benchmarks.md`, from what is kept of the runs. */

import type { Report, Section, Table } from "../report.ts";
import { chartFile, compileChart } from "./charts.ts";
import { fasterOthers, missedGoals } from "./losses.ts";

export function page(reports: Report[]): string {
  const newest = reports.at(-1)!;
  const parts = [
    start(reports),
    goals(reports),
    losses(reports),
    ...Object.entries(newest.sections).map(([name, section]) => sectionPart(name, section, reports)),
  ];
  return `${parts.join("\n\n\n")}\n`;
}

function start(reports: Report[]): string {
  const newest = reports.at(-1)!;
  return `# Benchmarks

<!-- Written by \`npm run bench -- --write\`: do not edit. -->

What compiled coroutines cost, against plain calls, the engine's own async functions and generators, other compilers and
libraries. All contenders run the same source, rewritten as each of them wants it, in the same process and in the same run, by
turns; each has to compute what the others compute.

* **Times are processor time** of the process, the engine's compiler threads and garbage collection included, not wall-clock time.
  A figure is the median of the rounds. Ratios are taken inside a round, and shown with the middle half of the rounds.
* **Nothing is asserted:** figures are of one machine, and differ on another. The work is in [bench/work](../bench/work), the
  contenders are in [bench/contenders](../bench/contenders).
* **coroutine**, **raising**, **promise** are our three kinds, **exact** is the promise kind with \`ticks: "exact"\`.
* Charts show Node ${newest.node}.

| Node | V8 | machine | measured |
|---|---|---|---|
${reports.map(machineRow).join("\n")}

${cmd(newest)}`;
}

export function machineRow({ node, v8, machine, sections }: Report): string {
  const dates = Object.values(sections).map(({ date }) => date!);
  const loads = Object.values(sections).map(({ load }) => Number(load));
  const when = [...new Set(dates)].sort().join(", ");
  return `| ${node} | ${v8} | ${machine} | ${when}, load ${Math.min(...loads)} to ${Math.max(...loads)} |`;
}

export function cmd({ sections }: Report): string {
  const commands = new Set(Object.values(sections).map(({ command }) => command!));
  return `Measured by ${[...commands].map((command) => `\`${command}\``).join(", ")}.`;
}

function goals(reports: Report[]): string {
  const items = [...new Set(reports.flatMap((report) => goalsOf(report).map(({ item }) => item)))];
  const rows = items.map((item) => {
    const each = reports.map((report) => goalsOf(report).find((goal) => goal.item === item));
    const goal = each.find((found) => found !== undefined)!.goal;
    return [
      item,
      goal,
      ...each.map((found) => (found === undefined ? "-" : `${found.ours}${found.reached ? "" : ", **no**"}`)),
    ];
  });
  return `## Goals\n\n${markdown({ head: ["item", "goal", ...reports.map(({ node }) => `Node ${node}`)], rows })}`;
}

function losses(reports: Report[]): string {
  const missed = missedGoals(reports);
  const faster = fasterOthers(reports.at(-1)!);
  return `## Where we lose

Goals that are not reached, and why.

${missed.length === 0 ? "None." : missed.join("\n")}

Work that somebody else does faster than the coroutine kind (Node ${reports.at(-1)!.node}; plain calls left out).

${faster.length === 0 ? "None." : faster.join("\n")}`;
}

function sectionPart(name: string, { title, about, charts, tables, notes }: Section, reports: Report[]): string {
  const drawn = name === "compile" ? [...charts, ...compileChart(tables)] : charts;
  const images = drawn.map((chart) => `![${chart.title}](benchmarks/${chartFile(chart)})`);
  const measured = reports.filter(({ sections }) => sections[name] !== undefined);
  const details = measured.map(({ node, sections }) => foldedTables(node, sections[name]!));
  const missing = notes.length === 0 ? [] : [`Missing are:\n\n${notes.map((note) => `* ${note}`).join("\n")}`];
  return [`## ${title}`, about, ...images, ...details, ...missing].join("\n\n");
}

function foldedTables(node: string, { tables }: Section): string {
  return `<details><summary>Node ${node}</summary>\n\n${tables.map(markdown).join("\n\n")}\n\n</details>`;
}

export function markdown({ head, rows }: Table): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map((_, column) => (column === 0 ? "---|" : "--:|")).join("")}`, ...rows.map(line)].join(
    "\n",
  );
}

function goalsOf({ sections }: Report) {
  return Object.values(sections).flatMap(({ goals }) => goals);
}
