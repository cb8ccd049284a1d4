/**
 * Which locals are needed after each suspension: only those are saved in the frame.
 *
 *   b0: a = f(); b = g()
 *       suspend h(a) -> b1        <- saves b, not a
 *   b1: return b + value
 */

import type * as t from "@babel/types";
import { namesBoundBy } from "../syntax/bound.js";
import { eachValue } from "../syntax/walk.js";
import {
  allSuccessors,
  type Block,
  type BlockId,
  exitEdges,
  exitExpressions,
  type Goto,
  type Machine,
} from "./machine.js";

export interface Live {
  /** The locals that are needed when a block begins. */
  before: Map<BlockId, Set<string>>;
  /** Those that are needed after a suspension, by the block that suspends. */
  after: Map<BlockId, Set<string>>;
}

/** The local in which the value of an await arrives is among the live ones where somebody reads it. */
export function findLive(machine: Machine): Live {
  const { result } = machine;
  const names = new Set([...machine.locals, ...machine.params.map((param) => param.name), result]);
  for (const name of machine.scratch) names.delete(name);
  const facts = new Map([...machine.blocks].map(([id, block]) => [id, factsOf(block, names, result)]));
  const before = solve(machine, facts, result);
  const after = new Map<BlockId, Set<string>>();
  for (const [id, block] of machine.blocks) {
    if (block.exit.kind === "suspend") after.set(id, union(afterSuspending(block).map((to) => before.get(to)!)));
  }
  return { before, after };
}

function afterSuspending(block: Block): BlockId[] {
  return block.handler === null ? normalEdges(block) : [...normalEdges(block), block.handler];
}

/** What a block reads before it writes, and what it surely writes. */
interface Facts {
  reads: Set<string>;
  writes: Set<string>;
  /** What is surely written on the way of each goto. */
  gotoWrites: Map<Goto, Set<string>>;
}

function factsOf(block: Block, names: Set<string>, result: string): Facts {
  const reads = new Set<string>();
  const writes = new Set<string>();
  const read = (node: t.Node, bound: ReadonlySet<string> = none): void => {
    if (isName(node) && names.has(node.name) && !writes.has(node.name) && !bound.has(node.name)) reads.add(node.name);
    const inside = withOwn(bound, node);
    // A write on one of several ways through a statement: no read, but no sure write either.
    if (isPlainAssignment(node)) read(node.right, inside);
    else eachValue(node, (child) => read(child, inside));
  };
  for (const statement of block.statements) {
    const written = writtenBy(statement, names);
    if (written === null) read(statement);
    else {
      read(written.value);
      writes.add(written.name);
    }
  }
  for (const expression of exitExpressions(block.exit)) read(expression);
  if (block.exit.kind === "suspend") writes.add(result);
  const gotoWrites = new Map(block.gotos.map((goto) => [goto, writtenBefore(goto, names)]));
  return { reads, writes, gotoWrites };
}

const none: ReadonlySet<string> = new Set();

/** A name may mean something else inside a function, class or block that stays as it is. */
function withOwn(bound: ReadonlySet<string>, node: t.Node): ReadonlySet<string> {
  const own = namesBoundBy(node);
  return own.length === 0 ? bound : new Set([...bound, ...own]);
}

function writtenBefore(goto: Goto, names: Set<string>): Set<string> {
  return new Set(goto.holder.body.flatMap((statement) => writtenBy(statement, names)?.name ?? []));
}

function isName(node: t.Node): node is t.Identifier | t.JSXIdentifier {
  return node.type === "Identifier" || node.type === "JSXIdentifier";
}

function isPlainAssignment(node: t.Node): node is t.AssignmentExpression {
  return node.type === "AssignmentExpression" && node.operator === "=" && node.left.type === "Identifier";
}

function writtenBy(statement: t.Statement, names: Set<string>): { name: string; value: t.Expression } | null {
  if (statement.type !== "ExpressionStatement" || !isPlainAssignment(statement.expression)) return null;
  const { left, right } = statement.expression;
  const { name } = left as t.Identifier;
  return names.has(name) ? { name, value: right } : null;
}

/** Backwards until nothing changes. What a handler needs is needed throughout the block. */
function solve(machine: Machine, facts: Map<BlockId, Facts>, result: string): Map<BlockId, Set<string>> {
  const liveIn = new Map([...facts].map(([id, { reads }]) => [id, new Set(reads)]));
  const before = predecessors(machine);
  const pending = new Set([...machine.blocks.keys()].reverse());
  for (const id of pending) {
    pending.delete(id);
    const block = machine.blocks.get(id)!;
    const mine = liveIn.get(id)!;
    const { size } = mine;
    const { writes, gotoWrites } = facts.get(id)!;
    for (const to of normalEdges(block)) {
      for (const name of liveIn.get(to)!) if (!writes.has(name)) mine.add(name);
    }
    for (const [goto, also] of gotoWrites) {
      for (const name of liveIn.get(goto.goto)!) if (!writes.has(name) && !also.has(name)) mine.add(name);
    }
    if (block.handler !== null) for (const name of liveIn.get(block.handler)!) if (name !== result) mine.add(name);
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

function union(sets: Array<Set<string>>): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
