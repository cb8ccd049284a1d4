/**
 * What is done between two turns of a loop, if it is brief, is repeated for each way to the next turn: nobody has to go round
 * for it.
 *
 *   b0: branch i < n ? b1 : b4           b0: branch i < n ? b1 : b4
 *   b1: branch f(i) ? b3 : b2            b1: branch f(i) ? b5 : b2
 *   b2: g(i); jump b3                    b2: g(i); i++; jump b0
 *   b3: i++; jump b0               =>    b5: i++; jump b0
 *   b4: return                           b4: return
 */

import {
  type Block,
  type BlockId,
  copyOf,
  exitEdges,
  freshIds,
  isProtectedAlike,
  type Machine,
  redirect,
} from "../machine/machine.js";
import { isBrief } from "../syntax/brief.js";
import { countArrivals } from "./merge-blocks.js";

/** So many ways to the next turn are worth it. */
const FEW = 4;

export function repeatSteps(machine: Machine): void {
  if (machine.distinct) return;
  const steps = findSteps(machine);
  if (steps.size === 0) return;
  const all = [...machine.blocks.values()];
  const fresh = freshIds(machine);
  machine.blocks.clear();
  for (const block of all) {
    if (steps.has(block.id)) continue;
    machine.blocks.set(block.id, block);
    const { exit } = block;
    const step = exit.kind === "jump" ? steps.get(exit.to) : undefined;
    if (step !== undefined && isProtectedAlike(step, block)) {
      block.statements.push(...copyOf(step).statements);
      block.exit = step.exit;
    } else if (exit.kind === "jump" || exit.kind === "branch") {
      redirect(block, (to) => {
        const step = steps.get(to);
        if (step === undefined) return to;
        const copy = { ...copyOf(step), id: fresh() };
        machine.blocks.set(copy.id, copy);
        return copy.id;
      });
    }
  }
}

/** Blocks that more than one way leads to, none of them an await or an error, and that lead back themselves. */
function findSteps(machine: Machine): Map<BlockId, Block> {
  const { blocks, entry } = machine;
  const arrivals = countArrivals(machine);
  const seen = new Set<BlockId>();
  const steps = new Map<BlockId, Block>();
  for (const block of blocks.values()) {
    seen.add(block.id);
    const { id, exit, gotos, statements } = block;
    const count = arrivals.get(id) ?? 0;
    const leadsBack = exit.kind === "jump" && exit.to !== id && seen.has(exit.to) && id !== entry;
    if (leadsBack && count > 1 && count <= FEW && gotos.length === 0 && isBrief(statements)) steps.set(id, block);
  }
  for (const { exit, handler, cleanup, gotos } of blocks.values()) {
    if (exit.kind === "suspend" || exit.kind === "select") for (const to of exitEdges(exit)) steps.delete(to);
    for (const { goto } of gotos) steps.delete(goto);
    for (const to of [handler, cleanup]) if (to !== null) steps.delete(to);
  }
  // One that leads to another one stays where it is.
  for (const [id, { exit }] of steps) if (exit.kind === "jump" && steps.has(exit.to)) steps.delete(id);
  return steps;
}
