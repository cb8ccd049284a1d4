/** Tables as plain text: the first column to the left, numbers to the right. What is printed is also kept. */

import { begin, current } from "./report.ts";
import type { Spread } from "./statistics.ts";

export function section(title: string, about: string): void {
  begin(title, about);
  console.log(`\n${title}\n${about}`);
}

export function table(head: string[], rows: string[][]): void {
  current().tables.push({ head, rows });
  console.log();
  print(head, rows);
}

export function print(head: string[], rows: string[][]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join("  ");
  for (const row of [head, widths.map((width) => "-".repeat(width)), ...rows]) console.log(`  ${line(row)}`);
}

/** `1.42 (1.38 to 1.50)`: the median, and the middle half of the rounds. */
export function withSpread({ low, median, high }: Spread): string {
  return `${short(median)} (${short(low)} to ${short(high)})`;
}

/** Three digits where they matter. */
export function short(x: number): string {
  if (x >= 1000) return Math.round(x).toLocaleString("en");
  return x.toFixed(x >= 100 ? 0 : x >= 10 ? 1 : 2);
}
