/**
 * Who comes to a `finally` with a record goes straight to what the record says, by way of a copy, where the block is brief.
 * The record is not needed any more.
 *
 *   b1: f(); held = undefined; completion = 0; jump b3          b1: f(); jump b6
 *   b2: held = value; completion = 1; jump b3                   b2: g(); throw value
 *   b3: g(); select completion { 1: b4 } else b5          =>    b6: g(); jump b5
 *   b4: throw held                                              b4: throw held
 *   b5: return                                                  b5: return
 */

import type * as t from "@babel/types";
import { findLive } from "../machine/liveness.js";
import {
  type Block,
  type BlockId,
  copyOf,
  type Exit,
  exitEdges,
  exitExpressions,
  freshIds,
  type Goto,
  isProtectedAlike,
  type Machine,
} from "../machine/machine.js";
import { type Assignment, assignmentIn, isNamed } from "../syntax/assignment.js";
import { isBrief } from "../syntax/brief.js";
import { id } from "../syntax/build.js";
import { namesIn } from "../syntax/names.js";
import { dropUnreachable } from "./drop-unreachable.js";

type Choice = Block & { exit: Extract<Exit, { kind: "select" }> & { on: t.Identifier } };

/** A jump to a choice, behind `held = value; completion = 1`. */
interface Way {
  block: Block;
  /** The jump stands inside a statement of the block. */
  goto: Goto | null;
  /** What is done before the jump. */
  statements: t.Statement[];
  code: number;
}

export function threadRecords(machine: Machine): void {
  if (machine.distinct) return;
  const choices = new Map<BlockId, Choice>();
  for (const block of machine.blocks.values()) if (isBriefChoice(block)) choices.set(block.id, block);
  if (choices.size === 0) return;
  new Threading(machine, choices).run();
}

function isBriefChoice(block: Block): block is Choice {
  const { statements, exit, gotos } = block;
  return exit.kind === "select" && exit.isRecord === true && gotos.length === 0 && isBrief(statements);
}

class Threading {
  private readonly before: Map<BlockId, Set<string>>;
  private readonly freshId: () => BlockId;
  /** Locals that something was done without. */
  private readonly spared = new Set<string>();

  constructor(
    private readonly machine: Machine,
    private readonly choices: ReadonlyMap<BlockId, Choice>,
  ) {
    this.before = findLive(machine).before;
    this.freshId = freshIds(machine);
  }

  run(): void {
    const arrivals = this.findArrivals();
    const copies = new Map<BlockId, Block[]>();
    for (const [choice, ways] of arrivals) {
      const known = ways.filter((way) => way !== null);
      if (known.length === ways.length) copies.set(choice, this.thread(this.choices.get(choice)!, known));
    }
    const { blocks } = this.machine;
    const all = [...blocks];
    blocks.clear();
    for (const [one, block] of all) {
      for (const copy of copies.get(one) ?? [block]) blocks.set(copy.id, copy);
    }
    dropUnreachable(this.machine);
    this.dropLocals();
  }

  /** By which ways control comes to each choice; null for one that brings no record. */
  private findArrivals(): Map<BlockId, Array<Way | null>> {
    const arrivals = new Map([...this.choices.keys()].map((one): [BlockId, Array<Way | null>] => [one, []]));
    const add = (to: BlockId | null, way: (choice: Choice) => Way | null) => {
      if (to !== null && arrivals.has(to)) arrivals.get(to)!.push(way(this.choices.get(to)!));
    };
    for (const block of this.machine.blocks.values()) {
      const { statements, exit, gotos } = block;
      for (const to of exitEdges(exit)) {
        add(to, (choice) => (exit.kind === "jump" ? wayTo(choice, { block, goto: null, statements }) : null));
      }
      for (const goto of gotos) {
        // The last of them is the jump.
        const before = goto.holder.body.slice(0, -1);
        add(goto.goto, (choice) => wayTo(choice, { block, goto, statements: before }));
      }
      add(block.handler, () => null);
      add(block.cleanup, () => null);
    }
    return arrivals;
  }

  /** The copies that stand in the place of a choice; those that are part of a way in are none. */
  private thread(choice: Choice, ways: Way[]): Block[] {
    const copies = new Map<number, Block>();
    for (const way of ways) {
      const to = this.targetOf(choice, way.code);
      const isPart = way.goto === null && isProtectedAlike(way.block, choice);
      const held = way.statements.at(-2);
      this.forget(choice, way, to);
      if (isPart) this.append(choice, way.block, held, to);
      else {
        const copy = copies.get(way.code) ?? this.copyTo(choice, to);
        copies.set(way.code, copy);
        if (way.goto === null) way.block.exit = { kind: "jump", to: copy.id };
        else way.goto.goto = copy.id;
      }
    }
    return [...copies.values()];
  }

  private targetOf({ exit }: Choice, code: number): BlockId {
    return exit.cases.find(({ test }) => (test as t.NumericLiteral).value === code)?.to ?? exit.otherwise;
  }

  /** Takes out what nobody reads any more: `held = undefined; completion = 0`. */
  private forget(choice: Choice, { goto, block, statements }: Way, to: BlockId): void {
    const kept = [...statements];
    const named = namesIn(choice.statements);
    const isNeeded = (name: string) => this.before.get(to)!.has(name) || named.has(name);
    for (let last = assignmentIn(kept.at(-1)); last !== null && isPlain(last.right); last = assignmentIn(kept.at(-1))) {
      if (isNeeded(last.left.name)) break;
      this.spared.add(last.left.name);
      kept.pop();
    }
    if (goto === null) block.statements = kept;
    else goto.holder.body = [...kept, goto.holder.body.at(-1)!];
  }

  private append(choice: Choice, block: Block, last: t.Statement | undefined, to: BlockId): void {
    const { statements } = copyOf(choice);
    const held = block.statements.at(-1) === last ? assignmentIn(last) : null;
    const exit = held === null ? null : this.exitWithout(held, this.machine.blocks.get(to)!);
    if (held !== null && exit !== null) {
      this.spared.add(held.left.name);
      block.statements.pop();
    }
    block.statements.push(...statements);
    block.exit = exit ?? { kind: "jump", to };
  }

  /** The same as this block, which does nothing else, does with what is held: an error is still where it has arrived. */
  private exitWithout({ left, right }: Assignment, { statements, exit }: Block): Exit | null {
    const { result } = this.machine;
    if (isNamed(right, result)) {
      if (statements.length === 0 && exit.kind === "throw" && isNamed(exit.value, left.name))
        return { kind: "throw", value: id(result) };
      const next = assignmentIn(statements[0]);
      const isHandedOn = statements.length === 1 && next !== null && isNamed(next.left, result);
      return isHandedOn && isNamed(next.right, left.name) && exit.kind === "jump" ? exit : null;
    }
    const returned = exit.kind === "return" ? exit.value : exit.kind === "tail" ? settledIn(exit.awaited) : null;
    const isNothing = isNamed(right, "undefined") && statements.length === 0;
    return isNothing && returned !== null && isNamed(returned, left.name) ? { kind: "return", value: null } : null;
  }

  private copyTo(choice: Choice, to: BlockId): Block {
    const block = copyOf(choice);
    return { ...block, id: this.freshId(), exit: { kind: "jump", to }, origin: { ...choice.origin } };
  }

  private dropLocals(): void {
    const blocks = [...this.machine.blocks.values()];
    const named = namesIn(blocks.flatMap(({ statements, exit }) => [...statements, ...exitExpressions(exit)]));
    for (const name of this.spared) if (!named.has(name)) this.machine.locals.delete(name);
  }
}

function wayTo({ exit }: Choice, way: Omit<Way, "code">): Way | null {
  const last = assignmentIn(way.statements.at(-1));
  return last !== null && isNamed(last.left, exit.on.name) && last.right.type === "NumericLiteral"
    ? { ...way, code: last.right.value }
    : null;
}

/** To evaluate it does nothing. */
function isPlain(node: t.Expression): boolean {
  return node.type === "NumericLiteral" || isNamed(node, "undefined");
}

/** `settle(depth + 1, held)` */
function settledIn(awaited: t.Expression): t.Expression | null {
  if (awaited.type !== "CallExpression" || awaited.arguments.length !== 2) return null;
  return awaited.arguments[1] as t.Expression;
}
