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
import { findInside, type Inside } from "./inside.js";

export interface Layout extends Inside {
  /** What runs without an error or destruction. */
  normal: ReadonlySet<BlockId>;
  /** Run once, in this order, before any state. */
  start: BlockId[];
  /** In reading order, what handles errors and destruction last; control falls from each into the next. */
  states: BlockId[];
  /** There is more than one way on from the start, or from a resumption. */
  dispatches: boolean;
}

export function layOut(machine: Machine): Layout {
  const normal = findNormal(machine);
  const all = handlersLast(machine, normal);
  const within = findInside(machine, all);
  const { inlined, repeated } = within;
  const order = repeatedBehind(all, normal, inlined, repeated);
  const inside = new Set([...inlined, ...repeated]);
  const arrivals = order.map((one, place) => arrivalsFrom(machine, inside, one, order[place + 1] ?? null));
  const led = new Set(arrivals.flatMap(({ resumed, jumped }) => [...resumed, ...jumped]));
  const first = order.findIndex((one, place) => led.has(one) || arrivals[place]!.guarded);
  const end = first < 0 ? order.length : first;
  const states = order.slice(end);
  const jumps = arrivals.slice(end).some(({ jumped }) => jumped.length > 0);
  const entries = states.filter((one, place) => place === 0 || led.has(one));
  return { ...within, normal, start: order.slice(0, end), states, dispatches: jumps || entries.length > 1 };
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

/** What normally runs does not fall into a state that stands elsewhere, too. */
function repeatedBehind(
  all: BlockId[],
  normal: ReadonlySet<BlockId>,
  inlined: ReadonlySet<BlockId>,
  repeated: ReadonlySet<BlockId>,
): BlockId[] {
  const once = all.filter((one) => !inlined.has(one) && !repeated.has(one));
  return [
    ...once.filter((one) => normal.has(one)),
    ...all.filter((one) => repeated.has(one)),
    ...once.filter((one) => !normal.has(one)),
  ];
}

/** What one block, and those inside it, lead to by number: after a suspension, and by going round. */
interface Arrivals {
  resumed: BlockId[];
  jumped: BlockId[];
  /** Errors have a handler, so it stands in the `try` around the states. */
  guarded: boolean;
}

function arrivalsFrom(machine: Machine, inside: ReadonlySet<BlockId>, id: BlockId, next: BlockId | null): Arrivals {
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
    if (!inside.has(to)) jumped.push(to);
    else {
      const inner = arrivalsFrom(machine, inside, to, next);
      resumed.push(...inner.resumed);
      jumped.push(...inner.jumped);
      guarded ||= inner.guarded;
    }
  }
  return { resumed, jumped, guarded };
}
