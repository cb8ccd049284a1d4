/** Grows a random tree of about a given size. */

import type { Construct, Grammar, Slot, Sort } from "./grammar.ts";
import type { Tree } from "./tree.ts";

/** A whole number from 0 to `below` - 1. */
export type Random = (below: number) => number;

/** So that a program is wide rather than deep: what one part of a sort may take of the whole. */
const largest: Partial<Record<Sort, number>> = {
  expression: 14,
  small: 6,
  object: 7,
  key: 5,
  target: 7,
  argument: 9,
  iterable: 12,
  pattern: 9,
  statement: 60,
  single: 30,
  helper: 70,
};

export function grow(grammar: Grammar, sort: Sort, size: number, random: Random): Tree {
  const room = Math.min(size, largest[sort] ?? size);
  const construct = weighted(grammar.of(sort, room), random);
  const counts = Object.entries(construct.slots).map(([name, slot]) => ({ name, slot, count: slot.min }));
  addOptional(counts, room - 1, random);

  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const shares = divide(room - 1, total, random);
  const parts: Record<string, Tree[]> = {};
  for (const { name, slot, count } of counts) {
    parts[name] = Array.from({ length: count }, () => grow(grammar, slot.sort, shares.pop() ?? 1, random));
  }
  return { construct, pick: random(2 ** 30), parts };
}

function weighted(constructs: readonly Construct[], random: Random): Construct {
  let at = random(constructs.reduce((sum, { weight }) => sum + weight, 0));
  for (const construct of constructs) {
    at -= construct.weight;
    if (at < 0) return construct;
  }
  throw new Error("No construct of this sort can stand alone.");
}

/** Parts beyond the required ones, as long as each would have room for some four constructs. */
function addOptional(counts: { slot: Slot; count: number }[], room: number, random: Random): void {
  let total = counts.reduce((sum, { count }) => sum + count, 0);
  for (const entry of counts) {
    const limit = Math.min(entry.slot.max - entry.slot.min, Math.floor(room / 4) + 1 - total);
    if (limit <= 0) continue;
    const added = random(limit + 1);
    entry.count += added;
    total += added;
  }
}

/** `room` in `count` shares of at least one, most of them near the average. */
function divide(room: number, count: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => 1 + random(4));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.max(1, Math.floor((room * weight) / all)));
}
