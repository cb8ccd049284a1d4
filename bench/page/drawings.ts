/** The three kinds of charts, as options of the library that draws them. */

import type { EChartsOption, SeriesOption } from "echarts";
import type { Chart } from "../report.ts";
import { styleOf } from "./styles.ts";

export interface Drawing {
  height: number;
  option: EChartsOption;
}

const ROW = 26;
const TOP = 110;

/** A row for each label, a dot for each series: how they compare in one work item. */
export function dots({ labels, axes, series }: Chart): Drawing {
  const height = TOP + labels.length * ROW + 60;
  const rows = [...labels].reverse();
  return {
    height,
    option: {
      legend: legend(series),
      grid: { left: besides(labels), right: 40, top: TOP, bottom: 48 },
      xAxis: logarithmic(axes.values),
      yAxis: {
        type: "category",
        data: rows,
        axisTick: { show: false },
        splitLine: { show: true, lineStyle: { color: "#eee" } },
      },
      series: series.map(
        ({ name, values }): SeriesOption => ({
          ...{ name, type: "scatter", ...styleOf(name) },
          data: values.flatMap((value, index) => (value === null ? [] : [[value, labels[index]!]])),
          ...(name === "native" ? { markLine: reference() } : {}),
        }),
      ),
    },
  };
}

/** Cost over depth, or over a number of functions: both axes in powers. */
export function lines({ labels, axes, series }: Chart): Drawing {
  return {
    height: 460,
    option: {
      legend: legend(series),
      grid: { left: 80, right: 40, top: TOP, bottom: 48 },
      xAxis: {
        type: "category",
        data: labels,
        name: axes.labels,
        nameLocation: "middle",
        nameGap: 28,
        boundaryGap: false,
      },
      yAxis: { ...logarithmic(axes.values), nameGap: 58 },
      series: series.map(({ name, values }): SeriesOption => ({ name, type: "line", data: values, ...styleOf(name) })),
    },
  };
}

/** A group of bars for each label, one under the other. */
export function bars({ labels, axes, series }: Chart): Drawing {
  return {
    height: TOP + labels.length * (ROW + 8) + 40,
    option: {
      legend: legend(series),
      color: ["#9db4d6", "#1f5fbf"],
      grid: { left: besides(labels), right: 64, top: TOP - 30, bottom: 48 },
      xAxis: { type: "value", name: axes.values, nameLocation: "middle", nameGap: 28 },
      yAxis: { type: "category", data: [...labels].reverse(), axisTick: { show: false } },
      series: series.map(
        ({ name, values }): SeriesOption => ({
          ...{ name, type: "bar", data: [...values].reverse(), barGap: "0%", barCategoryGap: "25%" },
          label: { show: true, position: "right", fontSize: 10, formatter: inFull },
        }),
      ),
    },
  };
}

function inFull({ value }: { value: unknown }): string {
  return Number(value).toLocaleString("en");
}

/** Room for the longest label. */
function besides(labels: string[]): number {
  return 28 + Math.max(...labels.map(({ length }) => length)) * 6.6;
}

function legend(series: Chart["series"]) {
  return {
    top: 40,
    left: 16,
    right: 16,
    data: series.map(({ name }) => name),
    itemGap: 14,
    itemWidth: 12,
    itemHeight: 12,
    textStyle: { fontSize: 12 },
  };
}

function logarithmic(name: string) {
  return {
    ...({ type: "log", logBase: 10, name, nameLocation: "middle", nameGap: 30 } as const),
    minorSplitLine: { show: true, lineStyle: { color: "#f4f4f4" } },
    axisLabel: { formatter: (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 3 }) },
  };
}

/** Where the engine stands. */
function reference() {
  const lineStyle = { color: "#222", type: "solid", width: 1 } as const;
  return { silent: true, symbol: "none", data: [{ xAxis: 1 }], lineStyle, label: { show: false } };
}
