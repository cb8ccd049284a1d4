/** What the design promises, and whether this run kept it. */

import type { ReachedGoal } from "./report.ts";
import { spread } from "./statistics.ts";
import { print, short, withSpread } from "./table.ts";

export interface Goal {
  item: string;
  /** One number, or the rounds that gave it. */
  ours: number | number[];
  reach: { atMost: number } | { atLeast: number };
  unit?: string;
}

/** The goal, and what was reached of it, in words. */
export function judge({ item, ours, reach, unit = "" }: Goal): ReachedGoal {
  const said = typeof ours === "number" ? null : spread(ours);
  const value = said === null ? (ours as number) : said.median;
  const reached = "atMost" in reach ? value <= reach.atMost : value >= reach.atLeast;
  const goal = "atMost" in reach ? `<= ${short(reach.atMost)}` : `>= ${short(reach.atLeast)}`;
  const shown = said === null ? short(value) : withSpread(said);
  return { item, ours: `${shown}${unit}`, goal: `${goal}${unit}`, reached };
}

export function goalTable(goals: ReachedGoal[]): void {
  const rows = goals.map(({ item, ours, goal, reached }) => [item, ours, goal, reached ? "yes" : "no"]);
  print(["item", "ours", "goal", "reached"], rows);
}
