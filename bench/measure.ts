/** Measures work items with every contender that can do them. */

import type { Contender, Name } from "./contenders/contender.ts";
import { allContenders } from "./contenders/index.ts";
import type { Item } from "./items.ts";
import { type Effort, takeTurns } from "./timing.ts";

export interface Row {
  name: string;
  /** Nanoseconds per turn, one median per round. Who is missing cannot do it. */
  times: Times;
  /** Why, for those. */
  missing: Map<Name, string>;
}

export type Times = Map<Name, number[]>;

/** One item after the other, the contenders by turns. */
export async function measureEach(items: Item[], effort: Effort): Promise<Row[]> {
  const rows: Row[] = [];
  for (const item of items) rows.push(...(await measureTogether([item], effort)));
  return rows;
}

/** The items by turns too, so that they compare with each other. */
export async function measureTogether(items: Item[], effort: Effort): Promise<Row[]> {
  const contenders = await allContenders();
  const timed = items.flatMap((item) =>
    contenders
      .filter((contender) => whyNot(item, contender) === null)
      .map((contender) => ({ name: contender.name, group: item.name, ...item.prepare(contender) })),
  );
  const measured = await takeTurns(timed, effort);
  return items.map((item) => {
    const times: Times = new Map();
    for (const [index, { name, group }] of timed.entries())
      if (group === item.name)
        times.set(
          name,
          measured[index]!.map((time) => time / (item.awaits ?? 1)),
        );
    return { name: item.name, times, missing: missing(item, contenders) };
  });
}

function missing(item: Item, contenders: Contender[]): Map<Name, string> {
  const reasons = contenders.map((contender) => [contender.name, whyNot(item, contender)] as const);
  return new Map(reasons.filter((each): each is [Name, string] => each[1] !== null));
}

export function whyNot(
  { needs, wrong = {} }: Pick<Item, "needs" | "wrong">,
  { name, cannot = {} }: Contender,
): string | null {
  const unable = needs.find((need) => cannot[need] !== undefined);
  return unable === undefined ? (wrong[name] ?? null) : cannot[unable]!;
}
