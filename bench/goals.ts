/** What the design promises, and whether this run kept it. */

import { type Spread, spread } from "./statistics.ts";
import { short, table, withSpread } from "./table.ts";

export interface Goal {
  item: string;
  /** One number, or the rounds that gave it. */
  ours: number | number[];
  reach: { atMost: number } | { atLeast: number };
  unit?: string;
}

export function goalTable(goals: Goal[]): void {
  table(["item", "ours", "goal", "reached"], goals.map(row));
}

function row({ item, ours, reach, unit = "" }: Goal): string[] {
  const said: Spread | null = typeof ours === "number" ? null : spread(ours);
  const value = said === null ? (ours as number) : said.median;
  const reached = "atMost" in reach ? value <= reach.atMost : value >= reach.atLeast;
  const goal = "atMost" in reach ? `<= ${short(reach.atMost)}` : `>= ${short(reach.atLeast)}`;
  const shown = said === null ? short(value) : withSpread(said);
  return [item, `${shown}${unit}`, `${goal}${unit}`, reached ? "yes" : "no"];
}
