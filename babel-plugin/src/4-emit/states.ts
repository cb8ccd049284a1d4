/**
 * Blocks become states: which of them are cases of the `switch`, which stand inside the block
 * before them, and, last of all, their numbers, in reading order.
 */

import type * as t from "@babel/types";
import { type BlockId, exitEdges, type Machine } from "../machine/machine.js";
import { num } from "../syntax/build.js";

/** A block this long is worth a state of its own, unless it is read next anyway. */
const SHORT = 4;

/** The blocks that stand inside the one branch that leads to them. */
export function findInlined(machine: Machine): Set<BlockId> {
  const inlined = new Set<BlockId>();
  const arrivals = countBranches(machine);
  const order = [...machine.blocks.keys()];
  for (const block of machine.blocks.values()) {
    const follows = order[order.indexOf(block.id) + 1];
    for (const to of exitEdges(block.exit)) {
      if (block.exit.kind === "suspend" || arrivals.get(to) !== 1 || to === machine.entry) continue;
      const next = machine.blocks.get(to)!;
      if (next.exit.kind === "suspend") continue;
      const isShort = next.statements.length <= SHORT && next.exit.kind !== "branch" && next.exit.kind !== "select";
      if (isShort || to === follows) inlined.add(to);
    }
  }
  return inlined;
}

/** How many ways lead to a block. Anything but an ordinary edge counts as many. */
function countBranches({ blocks }: Machine): Map<BlockId, number> {
  const arrivals = new Map<BlockId, number>();
  const add = (id: BlockId, count: number) => arrivals.set(id, (arrivals.get(id) ?? 0) + count);
  for (const block of blocks.values()) {
    for (const to of exitEdges(block.exit)) add(to, 1);
    for (const goto of block.gotos) add(goto.goto, 2);
    if (block.exit.kind === "suspend") add(block.exit.to, 2);
    if (block.handler !== null) add(block.handler, 2);
    if (block.cleanup !== null) add(block.cleanup, 2);
  }
  return arrivals;
}

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

  /** Whether anything leads to the block by its number. */
  isUsed(id: BlockId): boolean {
    return this.uses.has(id);
  }

  /** The state of a block, once all are known. */
  numberOf(id: BlockId): number {
    return this.uses.get(id)![0]!.value;
  }

  /** Numbers the blocks that are used, the first of them 0. */
  assign(order: BlockId[]): Map<BlockId, number> {
    const numbers = new Map<BlockId, number>();
    for (const id of order) {
      if (numbers.size > 0 && !this.isUsed(id)) continue;
      const value = numbers.size;
      numbers.set(id, value);
      for (const literal of this.uses.get(id) ?? []) literal.value = value;
    }
    return numbers;
  }
}
