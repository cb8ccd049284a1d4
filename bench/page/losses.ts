/** Where we lose: goals that are not reached, and work that somebody else does faster. */

import { reasons } from "../reasons.ts";
import type { Chart, Report, Section } from "../report.ts";

export function missedGoals(reports: Report[]): string[] {
  const items = new Set(
    reports.flatMap((report) => goalsOf(report).filter(({ reached }) => !reached)).map(({ item }) => item),
  );
  return [...items].map((item) => {
    const said = reports.map((report) => {
      const goal = goalsOf(report).find((each) => each.item === item);
      return goal === undefined ? [] : [`${goal.ours} on Node ${report.node}${goal.reached ? ", reached" : ""}`];
    });
    const goal = reports.flatMap(goalsOf).find((each) => each.item === item)!.goal;
    return `* **${item}**: ${said.flat().join("; ")}; the goal is ${goal}. ${reasons[item] ?? "It is not known why."}`;
  });
}

/** Reasons that nothing needs any more would never be read. */
export function unusedReasons(reports: Report[]): string[] {
  const items = new Set(reports.flatMap(goalsOf).map(({ item }) => item));
  return Object.keys(reasons).filter((item) => !items.has(item));
}

/** `fresh closures: native 2.70 times` for what is done faster than by the coroutine kind. Plain calls always win. */
export function fasterOthers({ sections }: Report): string[] {
  return Object.values(sections).flatMap((section) => speedCharts(section).flatMap((chart) => faster(section, chart)));
}

function speedCharts({ charts }: Section): Chart[] {
  return charts.filter(({ kind }) => kind === "dots");
}

function faster({ title }: Section, { labels, series }: Chart): string[] {
  const ours = series.find(({ name }) => name === "coroutine")!;
  const others = series.filter(({ name }) => !["plain", "coroutine", "raising", "promise", "exact"].includes(name));
  return labels.flatMap((label, index) => {
    const mine = ours.values[index];
    if (mine == null) return [];
    const better = others.filter(({ values }) => (values[index] ?? 0) > mine * 1.05);
    const said = better.map(({ name, values }) => `${name} ${(values[index]! / mine).toFixed(1)} times`);
    return said.length === 0 ? [] : [`* ${title}, ${label}: ${said.join(", ")}`];
  });
}

function goalsOf({ sections }: Report) {
  return Object.values(sections).flatMap(({ goals }) => goals);
}
