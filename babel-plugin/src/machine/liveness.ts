/**
 * Which locals are needed after each suspension: only those are saved in the frame.
 *
 *   b0: a = f(); b = g()
 *       suspend h(a) -> b1        <- saves b, not a
 *   b1: return b + value
 */

import { allSuccessors, type Block, type BlockId, exitEdges, type Machine } from "./machine.js";
import { type Uses, usesOf } from "./uses.js";

export interface Live {
  /** The locals that are needed when a block begins. */
  before: Map<BlockId, Set<string>>;
  /** Those that are needed after a suspension, by the block that suspends. */
  after: Map<BlockId, ReadonlySet<string>>;
}

/** The local in which the value of an await arrives is among the live ones where somebody reads it. */
export function findLive(machine: Machine): Live {
  const { result, receiver } = machine;
  const names = new Set([...machine.locals, ...machine.params.map((param) => param.name), result]);
  if (receiver !== null) names.add(receiver);
  for (const name of machine.scratch) names.delete(name);
  const uses = new Map([...machine.blocks].map(([id, block]) => [id, usesOf(block, names)]));
  const before = solve(machine, uses);
  const after = new Map<BlockId, ReadonlySet<string>>();
  for (const [id, block] of machine.blocks) {
    if (block.exit.kind === "suspend") after.set(id, union(afterSuspending(block).map((to) => before.get(to)!)));
  }
  return { before, after };
}

function afterSuspending(block: Block): BlockId[] {
  return block.handler === null ? normalEdges(block) : [...normalEdges(block), block.handler];
}

/** Backwards until nothing changes. What a handler needs is needed throughout the block. */
function solve(machine: Machine, uses: Map<BlockId, Uses>): Map<BlockId, Set<string>> {
  const { result } = machine;
  const liveIn = new Map([...uses].map(([id, { reads }]) => [id, new Set(reads)]));
  const before = predecessors(machine);
  const pending = new Set([...machine.blocks.keys()].reverse());
  for (const id of pending) {
    pending.delete(id);
    const block = machine.blocks.get(id)!;
    const mine = liveIn.get(id)!;
    const { size } = mine;
    const { writes, writesBefore } = uses.get(id)!;
    const isSuspended = block.exit.kind === "suspend";
    const needed = (to: BlockId, written: ReadonlySet<string>, also: string | null = null) => {
      for (const name of liveIn.get(to)!) if (name !== also && !written.has(name)) mine.add(name);
    };
    for (const to of normalEdges(block)) needed(to, writes, isSuspended ? result : null);
    for (const goto of block.gotos) needed(goto.goto, writesBefore(goto));
    if (block.handler !== null) needed(block.handler, nothing, result);
    if (mine.size !== size) for (const one of before.get(id) ?? []) pending.add(one);
  }
  return liveIn;
}

function normalEdges({ exit, cleanup }: Block): BlockId[] {
  const edges = exitEdges(exit);
  if (cleanup !== null && exit.kind === "suspend") edges.push(cleanup);
  return edges;
}

function predecessors(machine: Machine): Map<BlockId, BlockId[]> {
  const before = new Map<BlockId, BlockId[]>();
  for (const [id, block] of machine.blocks) {
    for (const to of allSuccessors(block)) {
      const list = before.get(to);
      if (list === undefined) before.set(to, [id]);
      else list.push(id);
    }
  }
  return before;
}

function union(sets: Array<ReadonlySet<string>>): ReadonlySet<string> {
  return sets.length === 1 ? sets[0]! : new Set(sets.flatMap((set) => [...set]));
}

const nothing: ReadonlySet<string> = new Set();
