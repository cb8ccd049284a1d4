/**
 * The language random programs are written in: a list of constructs, each with slots for smaller ones.
 *
 * Growing, shrinking and rendering a program only walk this list. What a construct needs from its
 * surroundings (a variable, a loop to leave) it looks up while it is rendered, and says something
 * plainer where there is none: so every tree is a valid program, also after pieces were cut out.
 */

import type { Site } from "../render/site.ts";

export type Sort =
  | "program"
  | "helper"
  | "statement"
  | "single" // a statement that may be a body without braces
  | "case"
  | "expression"
  | "small" // an expression that is likely to be 0 to 3
  | "object" // an expression that is likely to be an object
  | "key"
  | "target" // what can be assigned to
  | "argument"
  | "property"
  | "link" // of an optional chain
  | "iterable"
  | "asyncIterable"
  | "pattern"
  | "parameter"
  | "member"; // of a class

export interface Slot {
  readonly sort: Sort;
  readonly min: number;
  readonly max: number;
}

export type Slots = Readonly<Record<string, Slot>>;

export interface Construct {
  readonly name: string;
  readonly sort: Sort;
  /** How often it is taken, against the others of its sort. */
  readonly weight: number;
  readonly slots: Slots;
  render(site: Site): string;
}

export const one = (sort: Sort): Slot => ({ sort, min: 1, max: 1 });
export const maybe = (sort: Sort): Slot => ({ sort, min: 0, max: 1 });
export const many = (sort: Sort, min: number, max: number): Slot => ({ sort, min, max });

/** One entry of the grammar. Inside `render` only its own slots can be named. */
export function construct<S extends Slots>(
  sort: Sort,
  name: string,
  weight: number,
  slots: S,
  render: (site: Site<keyof S & string>) => string,
): Construct {
  return { sort, name, weight, slots, render: render as (site: Site) => string };
}

export class Grammar {
  private readonly bySort = new Map<Sort, Construct[]>();
  private readonly fitting = new Map<string, readonly Construct[]>();

  constructor(readonly all: readonly Construct[]) {
    for (const entry of all) {
      const known = this.bySort.get(entry.sort);
      if (known === undefined) this.bySort.set(entry.sort, [entry]);
      else known.push(entry);
    }
  }

  /** Those of a sort that need at most `room` constructs in all; where there is none, the smallest. */
  of(sort: Sort, room: number): readonly Construct[] {
    const key = `${sort} ${Math.min(room, 8)}`;
    const known = this.fitting.get(key);
    if (known !== undefined) return known;
    const all = this.bySort.get(sort) ?? [];
    const least = Math.min(...all.map(needs));
    const found = all.filter((entry) => needs(entry) <= Math.max(Math.min(room, 8) - 1, least));
    this.fitting.set(key, found);
    return found;
  }

  /** The one that stands for any other of its sort when a program shrinks. */
  plainest(sort: Sort): Construct | undefined {
    return this.bySort.get(sort)?.find((entry) => needs(entry) === 0);
  }
}

/** How many parts it cannot do without. */
function needs(entry: Construct): number {
  return Object.values(entry.slots).reduce((sum, slot) => sum + slot.min, 0);
}
