/**
 * Where the current handler has to be noted. Every block has its handler statically; the
 * machine keeps the number of it in a local, for exceptions of ordinary code.
 *
 *   b0 (on error b3)            handler = 3        <- nothing was set before
 *   b1 (on error b3)                               <- still 3
 *   b3: catch (on error b4)     handler = 4        <- arrives with none
 */

import { canFail } from "../machine/fails.js";
import { type Block, type BlockId, type Machine, successors } from "../machine/machine.js";

type Value = BlockId | null;

/** Who handles an error, or destruction, has no handler yet. */
const none: ReadonlySet<Value> = new Set([null]);

/** The blocks that begin by noting their handler. */
export function findHandlerChanges(machine: Machine): Set<BlockId> {
  const arriving = new Map<BlockId, Set<Value>>([[machine.entry, new Set([null])]]);
  const changes = new Set<BlockId>();
  const pending = new Set([machine.entry]);
  for (const id of pending) {
    pending.delete(id);
    const block = machine.blocks.get(id)!;
    const values = arriving.get(id)!;
    const set = canFail(machine, block) && [...values].some((value) => value !== block.handler);
    if (set) changes.add(id);
    const leaving: ReadonlySet<Value> = canFail(machine, block) ? new Set([block.handler]) : values;
    for (const [to, carried] of departures(block, leaving)) {
      if (addAll(arriving, to, carried)) pending.add(to);
    }
  }
  return changes;
}

function departures(block: Block, leaving: ReadonlySet<Value>): Array<[BlockId, ReadonlySet<Value>]> {
  const edges: Array<[BlockId, ReadonlySet<Value>]> = successors(block).map((to) => [to, leaving]);
  if (block.handler !== null) edges.push([block.handler, none]);
  if (block.cleanup !== null) edges.push([block.cleanup, none]);
  return edges;
}

function addAll(arriving: Map<BlockId, Set<Value>>, to: BlockId, values: ReadonlySet<Value>): boolean {
  let known = arriving.get(to);
  if (known === undefined) {
    known = new Set();
    arriving.set(to, known);
  }
  const { size } = known;
  for (const value of values) known.add(value);
  return known.size !== size || size === 0;
}
