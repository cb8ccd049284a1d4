/** Shows what several work items took with all contenders: two tables in nanoseconds, and a chart of ratios. */

import type { Name } from "./contenders/contender.ts";
import { allContenders } from "./contenders/index.ts";
import type { Row, Times } from "./measure.ts";
import { chart, note } from "./report.ts";
import { ratios, spread } from "./statistics.ts";
import { short, table } from "./table.ts";

/** Those that are told together. The others are compilers for old engines, and libraries. */
const first: Name[] = ["plain", "native", "yield*", "coroutine", "raising", "promise", "exact"];

export async function nanoseconds(rows: Row[]): Promise<void> {
  const names = (await allContenders()).map(({ name }) => name);
  const measured = names.filter((name) => rows.some(({ times }) => times.has(name)));
  const others = measured.filter((name) => !first.includes(name));
  for (const columns of [measured.filter((name) => first.includes(name)), others]) {
    table(
      ["ns", ...columns],
      rows.map(({ name, times }) => [name, ...columns.map((column) => cell(times.get(column)))]),
    );
  }
  for (const said of missing(rows)) note(said);
}

/** `co cannot do "plain values": ...`, once for everything that has the same reason. */
function missing(rows: Row[]): string[] {
  const without = new Map<string, string[]>();
  for (const row of rows) {
    for (const [name, reason] of row.missing) {
      const items = without.get(`${name}: ${reason}`) ?? [];
      without.set(`${name}: ${reason}`, [...items, row.name]);
    }
  }
  return [...without].map(([reason, items]) => (items.length < 4 ? `${reason} (${items.join("; ")})` : reason));
}

function cell(rounds: number[] | undefined): string {
  return rounds === undefined ? "-" : short(spread(rounds).median);
}

/** How often each item could be done in the time that the engine takes for it once. */
export async function speedChart(id: string, title: string, rows: Row[]): Promise<void> {
  chart({
    ...{ id, title, kind: "dots", labels: rows.map(({ name }) => name) },
    axes: { labels: "", values: "times as fast as native async functions" },
    series: await series(rows, (times, name) => ratios(times.get("native")!, times.get(name)!)),
  });
}

/** What a turn costs, against what its rows are called. */
export async function depthChart(id: string, title: string, axis: string, rows: Row[]): Promise<void> {
  chart({
    ...{ id, title, kind: "lines", labels: rows.map(({ name }) => name) },
    axes: { labels: axis, values: "ns" },
    series: await series(rows, (times, name) => times.get(name)!),
  });
}

async function series(rows: Row[], of: (times: Times, name: Name) => number[]) {
  const names = (await allContenders()).map(({ name }) => name);
  const measured = names.filter((name) => rows.some(({ times }) => times.has(name)));
  return measured.map((name) => ({
    name,
    values: rows.map(({ times }) => (times.has(name) ? rounded(spread(of(times, name)).median) : null)),
  }));
}

/** No more digits than mean something, so that files that are written differ where figures do. */
export function rounded(x: number): number {
  return Number(x.toPrecision(3));
}

/** The ratios of two contenders in one item, round by round. */
export function ratio(times: Times, above: Name, below: Name): number[] {
  return ratios(times.get(above)!, times.get(below)!);
}
