/**
 * Which blocks stand inside others: in the branch that leads to them, behind the await that leads to them, or in a loop within
 * a state. Nobody has to go round the dispatch for those.
 */

import type * as t from "@babel/types";
import {
  type Block,
  type BlockId,
  type Exit,
  exitEdges,
  exitExpressions,
  isProtectedAlike,
  type Machine,
} from "../machine/machine.js";
import { isBrief } from "../syntax/brief.js";

export interface Inside {
  /** They stand inside the one branch that leads to them. */
  inlined: ReadonlySet<BlockId>;
  /** They stand behind the one await that leads to them, inside a branch, and once more as a state. */
  repeated: ReadonlySet<BlockId>;
  /** Heads of loops that an await in the same state leads back to, by what is repeated behind it: they turn within that state. */
  turning: ReadonlySet<BlockId>;
}

/** A block this long is worth a state of its own, unless it is read next anyway. */
const SHORT = 4;

/** Awaits stand this deep inside branches, so that nobody who walks the output gets too deep. */
const DEEP = 20;

/**
 * The blocks that stand inside the one branch that leads to them. From the last to the first: what stands inside a branch is
 * known when its own place is decided.
 */
export function findInside(machine: Machine, order: BlockId[]): Inside {
  const inlined = new Set<BlockId>();
  const repeated = new Set<BlockId>();
  const turning = new Set<BlockId>();
  const branches = countBranches(machine);
  /** How deep the innermost await stands inside of a block. */
  const depths = new Map<BlockId, number>();
  const depthOf = (id: BlockId) => (machine.blocks.get(id)!.exit.kind === "suspend" ? 1 : (depths.get(id) ?? 0));
  const isInside = (one: BlockId) => inlined.has(one) || repeated.has(one);
  for (let place = order.length - 1; place >= 0; place--) {
    const id = order[place]!;
    const { exit } = machine.blocks.get(id)!;
    const arms = exitEdges(exit).filter((to) => branches.get(to) === 1 && to !== machine.entry);
    const turns = turnsOf(machine, branches, id, arms);
    for (const { arm, landing } of turns) {
      if (arm !== id) inlined.add(arm);
      repeated.add(landing);
      turning.add(id);
    }
    if (exit.kind === "suspend") continue;
    const depth = arms.reduce((deepest, arm) => Math.max(deepest, depthOf(arm)), 0);
    const mayWait = turns.length === 0 && depth > 0 && depth < DEEP && breaksOut(exit);
    const beside = mayWait ? armsBeside(machine, branches, order, place, arms, isInside) : null;
    if (beside !== null || turns.length > 0) depths.set(id, depth + 1);
    for (const one of beside?.repeated ?? []) repeated.add(one);
    for (const to of arms) {
      const isAlone = depthOf(to) === 0 && (isShort(machine, to) || to === order[place + 1]);
      if (beside?.arms.includes(to) || isAlone) inlined.add(to);
    }
  }
  return { inlined, repeated, turning };
}

/**
 * The awaits in a block, or in an arm of its branch, behind which it is only a few steps back to the block.
 *
 *   b0: branch i < n ? b1 : b3           case 1: for (;;) {
 *   b1: suspend f() -> b2                  if (!(i < n)) return;
 *   b2: i++; jump b0                       if (f$run(...) === ABRUPT) return leave(..., 2);
 *   b3: return                             i++;
 *                                        }
 *                                        case 2: i++; state = 1; continue;
 */
function turnsOf(
  machine: Machine,
  branches: Map<BlockId, number>,
  head: BlockId,
  arms: BlockId[],
): Array<{ arm: BlockId; landing: BlockId }> {
  const { blocks } = machine;
  const { exit } = blocks.get(head)!;
  const waiting = exit.kind === "suspend" ? [head] : exit.kind === "branch" ? arms : [];
  return waiting.flatMap((arm) => {
    const block = blocks.get(arm)!;
    const landing = block.exit.kind === "suspend" ? blocks.get(block.exit.to)! : null;
    if (landing === null || !isProtectedAlike(landing, block)) return [];
    const isTurn = isRepeatable(machine, branches, landing.id) && leadsBriefly(machine, branches, landing, head);
    return isTurn ? [{ arm, landing: landing.id }] : [];
  });
}

/** Inside a `switch` of the source, the `break` of an await under a handler would leave that one. */
function breaksOut(exit: Exit): boolean {
  return exit.kind === "branch" || (exit.kind === "select" && exit.isRecord === true);
}

function isShort({ blocks }: Machine, id: BlockId): boolean {
  const { statements, exit } = blocks.get(id)!;
  return statements.length <= SHORT && exit.kind !== "branch" && exit.kind !== "select";
}

/**
 * The arms that stand right behind a branch, if all that wait go on behind them. There is nothing to go round for, then:
 *
 *   b0: branch n > 0 ? b1 : b2           if (n > 0) {
 *   b1: suspend f() -> b3                  if (f$run(...) === ABRUPT) return leave(..., 1);
 *   b2: suspend g() -> b3                } else if (g$run(...) === ABRUPT) return leave(..., 1);
 *   b3: return                           case 1: return;
 *
 * What is brief may stand between: it is repeated.
 *
 *   b0: branch n > 0 ? b1 : b3           if (n > 0) {
 *   b1: suspend f() -> b2                  value = f$run(...);
 *   b2: n = value; jump b3                 if (value === ABRUPT) return leave(..., 2);
 *   b3: return n                           n = value;
 *                                        }
 *                                        return n;
 *                                        case 2: n = value; return n;
 */
function armsBeside(
  machine: Machine,
  branches: Map<BlockId, number>,
  order: BlockId[],
  place: number,
  arms: BlockId[],
  isInside: (one: BlockId) => boolean,
): { arms: BlockId[]; repeated: BlockId[] } | null {
  const { blocks } = machine;
  const beside: BlockId[] = [];
  const landings = new Map<BlockId, BlockId>();
  let onward: BlockId | null = null;
  for (let at = place + 1; at < order.length && onward === null; at++) {
    const one = order[at]!;
    const { exit } = blocks.get(one)!;
    if (arms.includes(one)) {
      beside.push(one);
      if (exit.kind === "suspend") landings.set(exit.to, one);
    } else if (!isInside(one) && !(landings.has(one) && isRepeatable(machine, branches, one))) onward = one;
  }
  const repeated = [...landings.keys()].filter((one) => one !== onward);
  const goOn = repeated.every((one) => {
    const landing = blocks.get(one)!;
    const isSame = isProtectedAlike(landing, blocks.get(landings.get(one)!)!);
    return isSame && isRepeatable(machine, branches, one) && exitEdges(landing.exit).every((to) => to === onward);
  });
  return goOn ? { arms: beside, repeated } : null;
}

/** From block to block, none of which anybody else leads to. */
function leadsBriefly({ blocks }: Machine, branches: Map<BlockId, number>, from: Block, to: BlockId): boolean {
  const statements: t.Statement[] = [];
  for (let at = from; ; ) {
    statements.push(...at.statements);
    if (at.exit.kind !== "jump" || at.gotos.length > 0 || !isBrief(statements)) return false;
    if (at.exit.to === to) return true;
    if (branches.get(at.exit.to) !== 1) return false;
    at = blocks.get(at.exit.to)!;
  }
}

/** Only one await leads there, and it is not worth a way round. */
function isRepeatable({ blocks, entry, distinct }: Machine, branches: Map<BlockId, number>, id: BlockId): boolean {
  const { statements, gotos, exit } = blocks.get(id)!;
  if (distinct || branches.get(id) !== BY_ONE_AWAIT || id === entry || gotos.length > 0) return false;
  if (exit.kind !== "jump" && exit.kind !== "return" && exit.kind !== "throw") return false;
  return isBrief([...statements, ...exitExpressions(exit)]);
}

const BY_ONE_AWAIT = 3;

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
