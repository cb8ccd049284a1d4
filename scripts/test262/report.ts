/** The figures as text: for the terminal, and for docs/test262.md. */

import type { Ticks } from "./examine.ts";
import type { Outcome } from "./outcome.ts";
import type { Difference, Figures, Report } from "./tally.ts";

export function describeDifference({ path, pair, fault, reason }: Difference): string {
  const why = reason === null ? "" : ` (${reason})`;
  if (pair === null) return `${path}: ${fault}${why}`;
  const { mode, ticks, verdict, native, compiled } = pair;
  const both = `  natively ${describeOutcome(native)}\n  compiled ${describeOutcome(compiled)}`;
  return `${path} [${mode}, ${ticks}]: ${verdict}${why}\n${both}`;
}

function describeOutcome({ passed, failure, prints, unhandled }: Outcome): string {
  const rejected = unhandled === 0 ? "" : `, ${unhandled} unhandled`;
  if (passed) return `passed${prints.length > 1 ? ` printing ${JSON.stringify(prints)}` : ""}${rejected}`;
  const { phase, type, message } = failure!;
  return `failed (${phase}): ${type}: ${message.split("\n")[0]}${rejected}`;
}

type Column = [heading: string, of: (figures: Figures) => number | string];

function columnsFor(ticks: Ticks[]): Column[] {
  return [
    ["files", ({ files }) => files],
    ["runs", ({ runs }) => runs],
    ["pass natively", ({ native }) => native],
    ...ticks.map((one): Column => [`pass compiled, ${one}`, ({ passed }) => passed[one]]),
    ["functions compiled", ({ functions }) => functions],
    ["left native", ({ refused }) => describeRefused(refused)],
    ["files untouched", ({ untouched }) => untouched],
    ["files unreadable", ({ unreadable }) => unreadable],
    ["only compiled: syntax", ({ syntax }) => syntax],
    ["explained", ({ explained }) => explained],
    ["differing", ({ differing }) => differing],
  ];
}

function describeRefused(refused: Record<string, number>): string {
  const parts = Object.entries(refused).sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.map(([code, count]) => `${count} \`${code}\``).join(", ") || "0";
}

/** A row for each folder, and one for all of them. */
export function describeFigures({ folders, total }: Report, ticks: Ticks[]): string {
  const columns = columnsFor(ticks);
  const rows: Array<[string, Figures]> = [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [...rows, ["all", total] as const].map(([folder, of]) => [
    folder,
    ...columns.map(([, cell]) => cell(of)),
  ]);
  const head = ["folder", ...columns.map(([heading]) => heading)];
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** Why runs may differ, how many do, and one of them. */
export function describeReasons({ differences }: Report): string {
  const explained = differences.filter(({ reason }) => reason !== null);
  const reasons = [...new Set(explained.map(({ reason }) => reason))].sort();
  return reasons
    .map((reason) => {
      const of = explained.filter((one) => one.reason === reason);
      return `| ${reason} | ${of.length} | \`${of[0]!.path}\` |\n`;
    })
    .join("");
}
