/** A random program as a tree: which construct stands where, with one number that settles its details. */

import type { Construct } from "./grammar.ts";

export interface Tree {
  readonly construct: Construct;
  /** Read digit by digit by `Site.choose`. Any number is valid, and 0 is the plainest form. */
  readonly pick: number;
  readonly parts: Parts;
}

/** What stands in each slot of the construct: as many trees as the slot allows, of its sort. */
export type Parts = Readonly<Record<string, readonly Tree[]>>;

export function sizeOf(tree: Tree): number {
  let size = 1;
  for (const part of Object.values(tree.parts)) for (const child of part) size += sizeOf(child);
  return size;
}
