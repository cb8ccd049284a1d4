/** Blocks that nothing leads to any more. A handler is reached only from where something can fail. */

import { canFail } from "../machine/fails.js";
import { allSuccessors, type BlockId, type Machine } from "../machine/machine.js";

export function dropUnreachable(machine: Machine): void {
  const { blocks, entry } = machine;
  const reached = new Set<BlockId>([entry]);
  for (const id of reached) {
    const block = blocks.get(id)!;
    const edges = canFail(machine, block) ? block : { ...block, handler: null };
    for (const to of allSuccessors(edges)) reached.add(to);
  }
  for (const [id, block] of blocks) {
    if (!reached.has(id)) blocks.delete(id);
    if (block.handler !== null && !reached.has(block.handler)) block.handler = null;
    if (block.cleanup !== null && !reached.has(block.cleanup)) block.cleanup = null;
  }
}
