/** Blocks get the numbers of their states last of all, in reading order. */

import type * as t from "@babel/types";
import type { BlockId } from "../machine/machine.js";
import { num } from "../syntax/build.js";

/** Literals that stand for states until all are known. */
export class StateNumbers {
  private readonly uses = new Map<BlockId, t.NumericLiteral[]>();

  /** A literal for the state of a block. */
  of(id: BlockId): t.NumericLiteral {
    const literal = num(-1);
    const uses = this.uses.get(id);
    if (uses === undefined) this.uses.set(id, [literal]);
    else uses.push(literal);
    return literal;
  }

  /** The state of a block, once all are known. */
  numberOf(id: BlockId): number {
    return this.uses.get(id)![0]!.value;
  }

  /** Numbers the blocks that something leads to, and the first of them in any case. */
  assign(order: BlockId[], first: number): Map<BlockId, number> {
    const numbers = new Map<BlockId, number>();
    for (const id of order) {
      const literals = this.uses.get(id);
      if (numbers.size > 0 && literals === undefined) continue;
      const value = first + numbers.size;
      numbers.set(id, value);
      for (const literal of literals ?? []) literal.value = value;
    }
    return numbers;
  }
}
