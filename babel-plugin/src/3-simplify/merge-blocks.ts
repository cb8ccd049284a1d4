/**
 * Two blocks that are each other's only neighbour become one.
 *
 *   b1: x = 1; jump b2
 *   b2: return x            =>    b1: x = 1; return x
 */

import { allSuccessors, type Block, type BlockId, isProtectedAlike, type Machine } from "../machine/machine.js";

export function mergeBlocks(machine: Machine): void {
  const arrivals = countArrivals(machine);
  for (const block of machine.blocks.values()) {
    for (let next = onlyNext(machine, block, arrivals); next !== null; next = onlyNext(machine, block, arrivals)) {
      block.statements.push(...next.statements);
      block.gotos.push(...next.gotos);
      block.exit = next.exit;
      block.origin.exit = next.origin.exit;
      block.note ??= next.note;
      machine.blocks.delete(next.id);
    }
  }
}

function onlyNext(machine: Machine, block: Block, arrivals: Map<BlockId, number>): Block | null {
  if (block.exit.kind !== "jump") return null;
  const next = machine.blocks.get(block.exit.to)!;
  if (next === block || next.id === machine.entry || arrivals.get(next.id) !== 1) return null;
  return isProtectedAlike(block, next) ? next : null;
}

/** How many edges lead to each block; handlers count from every block they serve. */
export function countArrivals(machine: Machine): Map<BlockId, number> {
  const arrivals = new Map<BlockId, number>();
  for (const block of machine.blocks.values()) {
    for (const to of allSuccessors(block)) arrivals.set(to, (arrivals.get(to) ?? 0) + 1);
  }
  return arrivals;
}
