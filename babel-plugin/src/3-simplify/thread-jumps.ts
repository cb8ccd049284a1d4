/**
 * An edge into a block that does nothing goes where that block goes.
 *
 *   b1: jump b2          b1: jump b3
 *   b2: jump b3    =>    b2: jump b3
 *
 * Where suspensions have to stay distinct, they keep going on at a block of their own. A `break` or `continue` that
 * somebody wrote stays inside the branch that leads to it, where it has the place of its source.
 */

import type * as t from "@babel/types";
import { type Block, type BlockId, type Machine, redirect } from "../machine/machine.js";

export function threadJumps(machine: Machine): void {
  const end = (id: BlockId): BlockId => {
    const seen = new Set<BlockId>();
    for (let at = id; ; ) {
      const { statements, exit, origin } = machine.blocks.get(at)!;
      if (statements.length > 0 || exit.kind !== "jump" || seen.has(at)) return at;
      seen.add(at);
      at = exit.to;
      beginWith(machine.blocks.get(at)!, origin.begins);
    }
  };
  for (const block of machine.blocks.values()) {
    const landing = machine.distinct && block.exit.kind === "suspend" ? block.exit.to : null;
    const stays = (to: BlockId) =>
      to === landing || (block.exit.kind === "branch" && isWritten(machine.blocks.get(to)!));
    redirect(block, (to) => (stays(to) ? to : end(to)));
    if (block.handler !== null) block.handler = end(block.handler);
    if (block.cleanup !== null) block.cleanup = end(block.cleanup);
  }
  // State 0 is the start, and as a handler it means that there is none: the two never coincide.
  const start = end(machine.entry);
  const handles = [...machine.blocks.values()].some(({ handler, cleanup }) => handler === start || cleanup === start);
  if (!handles) machine.entry = start;
}

/** The head of `for (;;)` does nothing: what follows it is where the loop begins. */
function beginWith({ origin }: Block, begun: t.Node[]): void {
  origin.begins.unshift(...begun.filter((one) => !origin.begins.includes(one)));
}

function isWritten({ statements, exit, origin }: Block): boolean {
  return statements.length === 0 && exit.kind === "jump" && origin.exit !== null;
}
