/**
 * A machine is the body of a coroutine cut into blocks at its awaits.
 *
 * Code that does not await stays plain Babel statements, which no pass looks into: a
 * machine knows only where control goes, and where it waits.
 *
 *   b0:  i = 0
 *        jump b1
 *   b1:  branch i < 3 ? b2 : b4        <- the test of a `while`
 *   b2:  suspend step(i) -> b3
 *   b3:  i++
 *        jump b1
 *   b4:  return i
 */

import type * as t from "@babel/types";
import { clone } from "../syntax/build.js";

export interface Machine {
  /** Runs first. Always a key of `blocks`. */
  entry: BlockId;
  /** In reading order. Every id that an exit names is a key. */
  blocks: Map<BlockId, Block>;
  /** The locals of the whole machine: each name once, whatever block declared it. */
  locals: Set<string>;
  /** The local in which an awaited value, or an error, arrives. Not one of `locals`. */
  result: string;
  /** The local that `this` has become, where it is used. Not one of `locals`. */
  receiver: string | null;
  /** Those that are written and read within one statement: never saved. */
  scratch: Set<string>;
  /**
   * Every suspension goes on at a block of its own, so that metadata can tell them apart, and no code stands in two places: a
   * breakpoint is in one.
   */
  distinct: boolean;
  /** What the body function takes; the other locals are declared in it. */
  params: Array<{ name: string; rest: boolean }>;
}

/** Statements run in order, then one exit. */
export interface Block {
  id: BlockId;
  statements: t.Statement[];
  exit: Exit;
  /** Where an error that arises here goes. Null: to whoever awaits this coroutine. */
  handler: BlockId | null;
  /** Where destruction goes when this block suspends. Null: nothing to clean up. */
  cleanup: BlockId | null;
  /** What the block is for, where the source construct is not obvious. */
  note: string | null;
  /** The gotos inside its statements. */
  gotos: Goto[];
  origin: Origin;
}

/** The statements of the source that a block is made of, for source maps. */
export interface Origin {
  /** They begin with this block, before any of its code; outer ones first. */
  begins: t.Node[];
  /** The block is part of it. */
  within: t.Node | null;
  /** Begins, or is over, with the exit. */
  exit: t.Node | null;
}

/** The ways out of a block. Only `suspend` hands control to the resume loop. */
export type Exit =
  | { kind: "jump"; to: BlockId }
  | { kind: "branch"; test: t.Expression; yes: BlockId; no: BlockId }
  /**
   * One edge per value of `on`, the first that is equal, and one for every other value. `isRecord`: `on` is the local of a
   * completion record, and each of its numbers has one case at most. A `switch` of the source may have the same case twice.
   */
  | {
      kind: "select";
      on: t.Expression;
      isRecord?: true;
      cases: Array<{ test: t.Expression; to: BlockId }>;
      otherwise: BlockId;
    }
  /** Wait for `awaited`, a call that gives a value or ABRUPT; the value arrives in the result local at `to`. */
  | { kind: "suspend"; awaited: t.Expression; to: BlockId }
  /** `awaited` completes the function: nothing is left to do here afterwards. */
  | { kind: "tail"; awaited: t.Expression }
  /** A plain value, never a thenable. */
  | { kind: "return"; value: t.Expression | null }
  | { kind: "throw"; value: t.Expression };

/**
 * A jump out of a statement that is otherwise left as it is. It stands last in a block of its
 * own, where the emitter puts an assignment of the state and a `continue`.
 */
export interface Goto {
  type: "ContinueStatement";
  label: null;
  goto: BlockId;
  holder: t.BlockStatement;
  /** Inside a loop of the statement: a plain `continue` would mean that loop. */
  nested: boolean;
}

/** Branded, so that a state number or a loop counter cannot stand in for a block. */
export type BlockId = number & { readonly BlockId: unique symbol };

/** The only place that knows which fields of an exit are edges. */
export function exitEdges(exit: Exit): BlockId[] {
  switch (exit.kind) {
    case "jump":
    case "suspend":
      return [exit.to];
    case "branch":
      return [exit.yes, exit.no];
    case "select":
      return [...exit.cases.map((one) => one.to), exit.otherwise];
    case "tail":
    case "return":
    case "throw":
      return [];
  }
}

/** Where control may go from a block, errors and destruction aside. */
export function successors(block: Block): BlockId[] {
  return [...exitEdges(block.exit), ...block.gotos.map((goto) => goto.goto)];
}

/** Where it may go in any way. */
export function allSuccessors(block: Block): BlockId[] {
  const edges = successors(block);
  if (block.handler !== null) edges.push(block.handler);
  if (block.cleanup !== null && block.exit.kind === "suspend") edges.push(block.cleanup);
  return edges;
}

/** Sends every edge through `to`. The only place that writes edges. */
export function redirect(block: Block, to: (id: BlockId) => BlockId): void {
  const { exit } = block;
  switch (exit.kind) {
    case "jump":
    case "suspend":
      exit.to = to(exit.to);
      break;
    case "branch":
      exit.yes = to(exit.yes);
      exit.no = to(exit.no);
      break;
    case "select":
      for (const one of exit.cases) one.to = to(one.to);
      exit.otherwise = to(exit.otherwise);
      break;
    case "tail":
    case "return":
    case "throw":
      break;
  }
  for (const goto of block.gotos) goto.goto = to(goto.goto);
}

/** The expressions of an exit, in the order they are evaluated. */
export function exitExpressions(exit: Exit): t.Expression[] {
  switch (exit.kind) {
    case "jump":
      return [];
    case "branch":
      return [exit.test];
    case "select":
      return [exit.on, ...exit.cases.map((one) => one.test)];
    case "suspend":
    case "tail":
      return [exit.awaited];
    case "return":
      return exit.value === null ? [] : [exit.value];
    case "throw":
      return [exit.value];
  }
}

/** Errors and destruction go to the same places. */
export function isProtectedAlike(a: Block, b: Block): boolean {
  return a.handler === b.handler && a.cleanup === b.cleanup;
}

/** Gives ids that no block has. */
export function freshIds({ blocks }: Machine): () => BlockId {
  let last = [...blocks.keys()].reduce<number>((most, one) => Math.max(most, one), 0);
  return () => ++last as BlockId;
}

/** The same block with code of its own, for a second place. It has no gotos. */
export function copyOf(block: Block): Block {
  const { statements, exit } = block;
  const value = exit.kind === "return" || exit.kind === "throw" ? exit.value : null;
  const copied = value === null ? exit : ({ ...exit, value: clone(value) } as Exit);
  return { ...block, statements: statements.map(clone), exit: copied };
}
