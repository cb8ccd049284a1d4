/** Draws charts as SVG files, with a library that needs no browser for it. */

import * as echarts from "echarts";
import type { Chart, Table } from "../report.ts";
import { bars, type Drawing, dots, lines } from "./drawings.ts";
import { numberOf } from "./numbers.ts";

const WIDTH = 900;

export function svg(chart: Chart): string {
  const { height, option } = drawing(chart);
  const drawn = echarts.init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  drawn.setOption({ ...common(chart), ...option });
  const text = drawn.renderToSVGString();
  drawn.dispose();
  return stable(text);
}

export function chartFile({ id }: Chart): string {
  return `${id}.svg`;
}

function drawing(chart: Chart): Drawing {
  switch (chart.kind) {
    case "dots":
      return dots(chart);
    case "lines":
      return lines(chart);
    case "bars":
      return bars(chart);
  }
}

function common({ title }: Chart): echarts.EChartsOption {
  return {
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: title, left: 16, top: 12, textStyle: { fontSize: 16, fontWeight: "bold" } },
    textStyle: { fontFamily: "sans-serif" },
  };
}

/** The library numbers what it draws through all charts of a process: a file must not change because another does. */
function stable(text: string): string {
  return text.replace(/zr\d+-/g, "zr-");
}

/** How compile time grows, from the table of its section: one line per compiler, over the awaits in one function. */
export function compileChart(tables: Table[]): Chart[] {
  const found = tables.find(({ rows }) => rows.filter(([input]) => awaitsIn(input!) !== null).length > 1);
  if (found === undefined) return [];
  const rows = found.rows.filter(([input]) => awaitsIn(input!) !== null);
  const columns = found.head.map((name, column) => ({ name, column })).slice(1);
  return [
    {
      ...{
        id: "compile",
        kind: "lines",
        title: "Compiling one function",
        labels: rows.map(([input]) => awaitsIn(input!)!),
      },
      axes: { labels: "awaits in the function", values: "ms" },
      series: columns
        .filter(({ name }) => !name.includes("/"))
        .map(({ name, column }) => ({ name, values: rows.map((row) => numberOf(row[column]!)) })),
    },
  ];
}

function awaitsIn(input: string): string | null {
  return /([\d,]+) awaits/.exec(input)?.[1] ?? null;
}
