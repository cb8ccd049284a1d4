/**
 * A machine becomes the body function: its start, then a `switch` whose cases fall through past
 * every await.
 *
 *   function f$run(depth, at, n) {
 *     let state = 1, value;
 *     if (depth !== null) {                                                  // starts
 *       if (depth > LIMIT) return defer(f$run, at, n);
 *       value = g$run(depth + 1, undefined, n - 1);
 *       if (value === ABRUPT) return leave(depth, at, f$run, 1, n);
 *     } else { depth = 0; state = at.state; value = at.value; n = at.s0; }   // is resumed
 *     switch (state) {
 *       case 1:
 *         value = h$run(depth + 1, undefined, value);
 *         if (value === ABRUPT) return leave(depth, at, f$run, 2, n);
 *       case 2:
 *         return value + n;
 *     }
 *   }
 */

import type * as t from "@babel/types";
import type { LocalNames, Target } from "../1-accept/target.js";
import { bug } from "../diagnostics.js";
import { findLive, type Live } from "../machine/liveness.js";
import { type Block, type BlockId, copyOf, type Goto, type Machine } from "../machine/machine.js";
import { assignmentIn } from "../syntax/assignment.js";
import {
  binary,
  block,
  call,
  declare,
  forever,
  id,
  ifThen,
  labeled,
  leaveSwitch,
  num,
  placed,
  returns,
  set,
  spot,
  switchCase,
  switchOn,
  tryCatch,
} from "../syntax/build.js";
import { describe } from "./describe.js";
import { emitExit, endsAbruptly, goTo, turns } from "./exits.js";
import { FrameLayout } from "./frame.js";
import { findHandlerChanges } from "./handlers.js";
import { type Layout, layOut } from "./layout.js";
import type { Import } from "./names.js";
import { mayStay, startOrResume, withoutFirstUndefined } from "./start.js";
import { StateNumbers } from "./states.js";

/** The body function: what it takes, and its statements. */
export interface BodyFunction {
  params: t.FunctionDeclaration["params"];
  body: t.BlockStatement;
  /** How many states it has, and where it can suspend. */
  states: number;
  suspensions: number;
  /** What `described` is told about it, besides the body itself; null: nothing. */
  about: string[] | null;
}

export function emit(target: Target, machine: Machine, imports: Import): BodyFunction {
  return new Emitter(target, machine, imports).emit();
}

export class Emitter {
  readonly names: LocalNames;
  readonly states = new StateNumbers();
  readonly layout: Layout;
  readonly frame: FrameLayout;
  /** The blocks being emitted run before the `switch`: from there a jump only says where to go on. */
  inStart = true;
  /** A jump leaves the start before its end. */
  leavesStart = false;
  /** Something goes back, or across: the `switch` stands in a loop. */
  loops = false;
  readonly suspends: boolean;
  /** The state that is being emitted is a loop of its own, which begins with this block. */
  turn: BlockId | null = null;
  /** A suspension under a handler breaks the `switch`. */
  breaks = false;
  /** One of them does so from such a loop. */
  breaksFromTurn = false;
  /** Errors have a handler somewhere. */
  readonly protects: boolean;
  /** The local that holds what an await gave is needed. */
  readonly usesValue: boolean;
  /** What gave locals the value that they have by being declared. */
  readonly undefinedAt = new Map<string, t.Node>();
  /** Something inside an inner loop does. */
  labels = false;
  private readonly handlerChanges: Set<BlockId>;
  private readonly emitted = new Set<BlockId>();
  /** Locals that closures made in loops have for themselves. */
  private readonly caught: ReadonlySet<string>;
  private readonly live: Live;
  /** Of the states, in their order; and of the one that is being emitted. */
  private readonly places: Map<BlockId, number>;
  private place = 0;
  /** What suspensions keep: of each state, and of the turns that begin with a state. */
  private readonly keptIn: string[][] = [];
  private readonly turns = new Map<BlockId, { names: Set<string>; seen: number }>();

  constructor(
    readonly target: Target,
    readonly machine: Machine,
    readonly imports: Import,
  ) {
    this.names = target.locals;
    this.layout = layOut(machine);
    this.places = new Map(this.layout.states.map((one, place) => [one, place]));
    this.live = findLive(machine);
    this.frame = new FrameLayout(machine, this.live.after);
    this.protects = [...machine.blocks.values()].some((one) => one.handler !== null);
    this.usesValue = this.protects || this.isResultUsed();
    this.handlerChanges = this.protects ? findHandlerChanges(machine) : new Set();
    this.suspends = this.suspensions > 0;
    this.caught = new Set([...target.names.closures.values()].flatMap((one) => one.caught));
  }

  emit(): BodyFunction {
    const start = this.emitStart();
    const cases = this.emitCases();
    const rest = this.dispatch(cases);
    const prologue = startOrResume(this, start, rest);
    const { depth, at, self } = this.names;
    const params = [id(depth), id(this.suspends ? at : self), ...this.parameters()];
    return {
      params: params as t.FunctionDeclaration["params"],
      body: block([...this.declarations(), ...prologue, ...rest]),
      states: Math.min(this.layout.start.length, 1) + cases.length,
      suspensions: this.suspensions,
      about: describe(this.target, this.machine, this),
    };
  }

  // ---- blocks ----

  private emitStart(): t.Statement[] {
    const { start, states } = this.layout;
    const statements = start.flatMap((one, place) => this.emitBlock(one, start[place + 1] ?? states[0] ?? null));
    this.inStart = false;
    if (mayStay(this, statements)) statements.push(set(id(this.names.state), this.first));
    return withoutFirstUndefined(this, statements);
  }

  /** The state that the start falls into. */
  private get first(): t.Expression {
    return num(this.layout.start.length > 0 ? 1 : 0);
  }

  private emitCases(): t.SwitchCase[] {
    const { start, states } = this.layout;
    const bodies = states.map((one, place) => {
      this.place = place;
      const next = states[place + 1] ?? null;
      if (this.layout.turning.has(one)) return this.emitTurns(one, next);
      return this.emitBlock(one, next);
    });
    const numbers = this.states.assign(states, start.length > 0 ? 1 : 0);
    const cases: t.SwitchCase[] = [];
    for (const [place, one] of states.entries()) {
      const number = numbers.get(one);
      if (number === undefined) cases.at(-1)!.consequent.push(...bodies[place]!);
      else cases.push(this.annotated(this.located(switchCase(num(number), bodies[place]!), one), one));
    }
    return cases;
  }

  /** Where a case begins: at what begins with it, or at its first code, or at what it is part of. */
  private located(node: t.SwitchCase, id: BlockId): t.SwitchCase {
    const { begins, within } = this.machine.blocks.get(id)!.origin;
    return placed(node, spot(begins[0]) ?? spot(node.consequent[0]) ?? spot(within));
  }

  private annotated(node: t.SwitchCase, id: BlockId): t.SwitchCase {
    const { note } = this.machine.blocks.get(id)!;
    if (note !== null) node.leadingComments = [{ type: "CommentLine", value: ` ${note}` } as t.CommentLine];
    return node;
  }

  /** Who falls into the next state leaves the loop. */
  private emitTurns(head: BlockId, next: BlockId | null): t.Statement[] {
    this.turn = head;
    const body = this.emitBlock(head, next);
    this.turn = null;
    if (turns(body)) body.pop();
    else if (!endsAbruptly(body)) body.push(leaveSwitch());
    return [placed(forever(block(body)), spot(body[0]))];
  }

  emitBlock(blockId: BlockId, next: BlockId | null): t.Statement[] {
    const block = this.machine.blocks.get(blockId)!;
    const one = this.emitted.has(blockId) ? copyOf(block) : block;
    this.emitted.add(blockId);
    const statements: t.Statement[] = [];
    const kept = this.live.after.get(blockId);
    if (kept !== undefined && !this.inStart) (this.keptIn[this.place] ??= []).push(...kept);
    if (this.handlerChanges.has(blockId)) {
      const handler = set(id(this.names.handler), one.handler === null ? num(0) : this.states.of(one.handler));
      statements.push(placed(handler, spot(one.origin.begins.at(-1) ?? one.origin.within)));
    }
    for (const goto of one.gotos) this.emitGoto(goto);
    return [...statements, ...one.statements, ...emitExit(this, one, next)];
  }

  /** `{ ...; goto b7 }`  =>  `{ ...; state = 7; continue; }` */
  private emitGoto({ goto: to, nested, holder }: Goto): void {
    if (nested && !this.inStart) this.labels = true;
    // A `finally` around it, left as it is, has still to run.
    const forgotten = this.forgotten(to).filter((name) => name === this.names.value);
    holder.body.splice(-1, 1, ...goTo(this, to, nested ? this.names.machine : null, forgotten));
  }

  /**
   * A jump to there begins another turn: what the last one had to keep over its awaits, and what the last await gave, when
   * they are not needed in it. Errors are rare.
   */
  forgotten(to: BlockId): string[] {
    const from = this.places.get(to)!;
    const state = this.layout.states[this.place]!;
    if (from > this.place || !this.layout.normal.has(state) || this.layout.repeated.has(state)) return [];
    const { value } = this.names;
    const needed = this.live.before.get(to)!;
    const held = [...this.keptSince(to, from)].filter((name) => name !== value && !needed.has(name));
    return this.usesValue && !needed.has(value) ? [value, ...held] : held;
  }

  /** What suspensions keep from a state to the one that is being emitted, as far as it has been. */
  private keptSince(to: BlockId, from: number): ReadonlySet<string> {
    const turn = this.turns.get(to) ?? { names: new Set<string>(), seen: from };
    for (let place = turn.seen; place <= this.place; place++) {
      for (const name of this.keptIn[place] ?? []) turn.names.add(name);
    }
    turn.seen = this.place;
    this.turns.set(to, turn);
    return turn.names;
  }

  /** Somebody reads what this block's suspension gives. */
  isResultRead(block: Block): boolean {
    return block.handler !== null || this.live.after.get(block.id)!.has(this.names.value);
  }

  /** Somebody reads what some await gives, or gives something in its place. */
  private isResultUsed(): boolean {
    const { value } = this.names;
    const writes = (one: t.Statement) => assignmentIn(one)?.left.name === value;
    return (
      [...this.live.after.values()].some((names) => names.has(value)) ||
      [...this.machine.blocks.values()].some(({ statements }) => statements.some(writes))
    );
  }

  private get suspensions(): number {
    return this.live.after.size;
  }

  // ---- around them ----

  private parameters(): t.FunctionDeclaration["params"] {
    return this.machine.params.map(({ name, rest }) =>
      rest ? ({ type: "RestElement", argument: id(name) } as t.RestElement) : id(name),
    );
  }

  private declarations(): t.Statement[] {
    const { state, value, handler, self } = this.names;
    const fixed: Array<[string, t.Expression | null]> = [];
    if (this.layout.dispatches) fixed.push([state, this.first]);
    if (this.usesValue) fixed.push([value, null]);
    if (this.protects) fixed.push([handler, num(0)]);
    if (this.suspends && this.machine.receiver !== null) fixed.push([self, null]);
    const params = new Set(this.machine.params.map((param) => param.name));
    const users = [...this.machine.locals].filter((name) => !params.has(name));
    const all = [...fixed, ...users.map((name): [string, t.Expression | null] => [name, this.firstValue(name)])];
    if (all.length === 0) return [];
    const declaration = declare("let", all);
    for (const [at, [name]] of all.entries()) placed(declaration.declarations[at]!, this.undefinedAt.get(name));
    return [declaration];
  }

  /**
   * Whose value closures keep, turn by turn, is set at the start too where it is set only once. There is a minifier that takes
   * what is assigned in one place for a constant, also where that place is in a loop:
   *
   *   x = i; list.push(((x) => () => x)(x));        =>        x = i; list.push(() => x);
   */
  private firstValue(name: string): t.Expression | null {
    return this.caught.has(name) && !this.undefinedAt.has(name) && !this.frame.has(name) ? num(0) : null;
  }

  private dispatch(cases: t.SwitchCase[]): t.Statement[] {
    const { state, machine } = this.names;
    if (!this.layout.dispatches) {
      if (this.loops) throw bug("A jump leads round a switch that is not there");
      return cases[0]?.consequent ?? [];
    }
    const machineSwitch = switchOn(id(state), cases);
    if (!this.loops && !this.protects) return [placed(machineSwitch, this.head)];
    const turn = this.protects ? this.catching(machineSwitch) : machineSwitch;
    const loop = placed(forever(turn), this.head);
    return [this.labels ? labeled(machine, loop) : loop];
  }

  /** What belongs to no statement is said to be where the function begins. */
  get head(): t.Node | null {
    return spot(this.target.node);
  }

  /**
   * Errors go to the current handler: exceptions of ordinary code, and what was raised in an await, which breaks the
   * `switch`. There the handler is none of its own.
   */
  private catching(machineSwitch: t.Statement): t.Statement {
    const { state, value, handler } = this.names;
    const error = this.target.errorName;
    const abrupt = id(this.imports("ABRUPT"));
    const suspended = ifThen(binary("===", id(value), abrupt), returns(id(value)));
    const states = this.breaksFromTurn ? labeled(this.names.states, machineSwitch) : machineSwitch;
    const caught = tryCatch(
      block(this.breaks ? [states, suspended] : [states]),
      error,
      block([set(id(value), id(error))]),
    );
    return block([
      caught,
      ifThen(binary("===", id(handler), num(0)), returns(call(id(this.imports("raise")), [id(value)]))),
      set(id(state), id(handler)),
      set(id(handler), num(0)),
    ]);
  }
}
