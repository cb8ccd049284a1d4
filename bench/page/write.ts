/** Writes the page and its charts from what is kept. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chartFile, compileChart, svg } from "./charts.ts";
import { folder, kept } from "./keep.ts";
import { unusedReasons } from "./losses.ts";
import { page } from "./page.ts";

export function write(): void {
  const reports = kept();
  for (const [name, { charts, tables }] of Object.entries(reports.at(-1)!.sections)) {
    const drawn = name === "compile" ? [...charts, ...compileChart(tables)] : charts;
    for (const chart of drawn) writeFileSync(join(folder, chartFile(chart)), `${svg(chart)}\n`);
  }
  writeFileSync(join(folder, "../benchmarks.md"), page(reports));
  for (const item of unusedReasons(reports))
    console.warn(`There is a reason for "${item}", which is no goal any more.`);
}
