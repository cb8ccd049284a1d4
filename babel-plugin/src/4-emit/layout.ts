/**
 * Where each block stands: before the `switch`, in it as a case, or inside another block.
 *
 *   b0: total = 0; jump b1                <- the start: nothing leads back to it
 *   b1: branch i < n ? b2 : b4            <- a state: the loop comes back
 *   b2: suspend step(i) -> b3
 *   b3: i++; jump b1                      <- a state: the resume loop comes here
 *   b4: return total                      <- inside b1
 *
 * The start is not part of the dispatch: an engine then sees a loop whose head is always the
 * same state, and takes the dispatch out of it.
 */

import { type BlockId, exitEdges, type Machine, successors } from "../machine/machine.js";

export interface Layout {
  /** What runs without an error or destruction. */
  normal: ReadonlySet<BlockId>;
  /** Run once, in this order, before any state. */
  start: BlockId[];
  /** In reading order, what handles errors and destruction last; control falls from each into the next. */
  states: BlockId[];
  /** They stand inside the one branch that leads to them. */
  inlined: Set<BlockId>;
  /** There is more than one way on from the start, or from a resumption. */
  dispatches: boolean;
}

export function layOut(machine: Machine): Layout {
  const normal = findNormal(machine);
  const all = handlersLast(machine, normal);
  const inlined = findInlined(machine, all);
  const order = all.filter((one) => !inlined.has(one));
  const arrivals = order.map((one, place) => arrivalsFrom(machine, inlined, one, order[place + 1] ?? null));
  const led = new Set(arrivals.flatMap(({ resumed, jumped }) => [...resumed, ...jumped]));
  const first = order.findIndex((one, place) => led.has(one) || arrivals[place]!.guarded);
  const end = first < 0 ? order.length : first;
  const states = order.slice(end);
  const jumps = arrivals.slice(end).some(({ jumped }) => jumped.length > 0);
  const entries = states.filter((one, place) => place === 0 || led.has(one));
  return { normal, start: order.slice(0, end), states, inlined, dispatches: jumps || entries.length > 1 };
}

function findNormal({ blocks, entry }: Machine): Set<BlockId> {
  const normal = new Set([entry]);
  for (const id of normal) for (const to of successors(blocks.get(id)!)) normal.add(to);
  return normal;
}

/**
 * What only errors and destruction lead to stands at the end, so that what normally runs falls
 * from a `try` into what comes after it.
 *
 *   b0: suspend f() -> b1 (on error b2)       b0, b1, b3, b2
 *   b1: jump b3
 *   b2: jump b3                               <- catch
 *   b3: return
 */
function handlersLast({ blocks }: Machine, normal: ReadonlySet<BlockId>): BlockId[] {
  const order = [...blocks.keys()];
  return [...order.filter((one) => normal.has(one)), ...order.filter((one) => !normal.has(one))];
}

/** What one block, and those inside it, lead to by number: after a suspension, and by going round. */
interface Arrivals {
  resumed: BlockId[];
  jumped: BlockId[];
  /** Errors have a handler, so it stands in the `try` around the states. */
  guarded: boolean;
}

function arrivalsFrom(machine: Machine, inlined: Set<BlockId>, id: BlockId, next: BlockId | null): Arrivals {
  const { exit, handler, cleanup, gotos } = machine.blocks.get(id)!;
  const jumped = gotos.map((goto) => goto.goto);
  const resumed: BlockId[] = [];
  let guarded = handler !== null;
  if (handler !== null) jumped.push(handler);
  if (exit.kind === "suspend") {
    resumed.push(exit.to);
    if (cleanup !== null) resumed.push(cleanup);
  }
  for (const to of exitEdges(exit)) {
    if (to === next) continue;
    if (!inlined.has(to)) jumped.push(to);
    else {
      const inner = arrivalsFrom(machine, inlined, to, next);
      resumed.push(...inner.resumed);
      jumped.push(...inner.jumped);
      guarded ||= inner.guarded;
    }
  }
  return { resumed, jumped, guarded };
}

/** A block this long is worth a state of its own, unless it is read next anyway. */
const SHORT = 4;

/** The blocks that stand inside the one branch that leads to them. */
function findInlined(machine: Machine, order: BlockId[]): Set<BlockId> {
  const inlined = new Set<BlockId>();
  const branches = countBranches(machine);
  for (const [place, one] of order.entries()) {
    const block = machine.blocks.get(one)!;
    const follows = order[place + 1];
    for (const to of exitEdges(block.exit)) {
      if (block.exit.kind === "suspend" || branches.get(to) !== 1 || to === machine.entry) continue;
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
  const branches = new Map<BlockId, number>();
  const add = (id: BlockId, count: number) => branches.set(id, (branches.get(id) ?? 0) + count);
  for (const block of blocks.values()) {
    for (const to of exitEdges(block.exit)) add(to, 1);
    for (const goto of block.gotos) add(goto.goto, 2);
    if (block.exit.kind === "suspend") add(block.exit.to, 2);
    if (block.handler !== null) add(block.handler, 2);
    if (block.cleanup !== null) add(block.cleanup, 2);
  }
  return branches;
}
