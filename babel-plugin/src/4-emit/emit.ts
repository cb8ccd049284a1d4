/**
 * A machine becomes the body function: a `switch` whose cases fall through past every await.
 *
 *   function f$run(frame, self, n) {
 *     let depth = 0, state = 0, value;
 *     if (typeof frame === "number") { if ((depth = frame) > LIMIT) return defer(f$run, self, n); }
 *     else { state = frame.state; value = frame.value; n = frame.s0; }
 *     switch (state) {
 *       case 0:
 *         value = g$run(depth + 1, undefined, n - 1);
 *         if (value === ABRUPT) return leave(frame, f$run, self, 1, n);
 *       case 1:
 *         return value + n;
 *     }
 *   }
 */

import type * as t from "@babel/types";
import type { LocalNames, Target } from "../1-accept/target.js";
import { findLive } from "../3-simplify/liveness.js";
import type { BlockId, Goto, Machine } from "../machine/machine.js";
import {
  assign,
  binary,
  block,
  call,
  declare,
  forever,
  id,
  ifThen,
  labeled,
  member,
  num,
  returns,
  set,
  str,
  switchCase,
  switchOn,
  tryCatch,
  unary,
} from "../syntax/build.js";
import { describe } from "./describe.js";
import { emitExit, goTo } from "./exits.js";
import { FrameLayout } from "./frame.js";
import { findHandlerChanges } from "./handlers.js";
import type { Import } from "./names.js";
import { findInlined, StateNumbers } from "./states.js";

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
  readonly inlined: Set<BlockId>;
  readonly frame: FrameLayout;
  /** Something goes back, or across: the `switch` stands in a loop. */
  loops = false;
  /** Something inside an inner loop does. */
  private labels = false;
  private readonly handlerChanges: Set<BlockId>;
  private readonly protects: boolean;
  private readonly suspends: number;

  constructor(
    private readonly target: Target,
    private readonly machine: Machine,
    readonly imports: Import,
  ) {
    this.names = target.locals;
    this.inlined = findInlined(machine);
    this.frame = new FrameLayout(machine, findLive(machine));
    const blocks = [...machine.blocks.values()];
    this.protects = blocks.some((one) => one.handler !== null);
    this.handlerChanges = this.protects ? findHandlerChanges(machine) : new Set();
    this.suspends = blocks.filter((one) => one.exit.kind === "suspend").length;
  }

  emit(): BodyFunction {
    const cases = this.emitCases();
    const params = [
      id(this.suspends > 0 ? this.names.frame : this.names.depth),
      id(this.names.self),
      ...this.parameters(),
    ];
    const body = block([...this.prologue(cases.length > 1 || this.needsDispatch), ...this.dispatch(cases)]);
    return {
      params: params as t.FunctionDeclaration["params"],
      body,
      states: cases.length,
      suspensions: this.suspends,
      about: describe(this.target, this.machine, this),
    };
  }

  // ---- blocks ----

  private emitCases(): t.SwitchCase[] {
    const order = [...this.machine.blocks.keys()].filter((one) => !this.inlined.has(one));
    const bodies = order.map((one, place) => this.emitBlock(one, order[place + 1] ?? null));
    const numbers = this.states.assign(order);
    const cases: t.SwitchCase[] = [];
    for (const [place, one] of order.entries()) {
      const number = numbers.get(one);
      if (number === undefined) cases.at(-1)!.consequent.push(...bodies[place]!);
      else cases.push(this.annotated(switchCase(num(number), bodies[place]!), one));
    }
    return cases;
  }

  private annotated(node: t.SwitchCase, id: BlockId): t.SwitchCase {
    const { note } = this.machine.blocks.get(id)!;
    if (note !== null) node.leadingComments = [{ type: "CommentLine", value: ` ${note}` } as t.CommentLine];
    return node;
  }

  emitBlock(blockId: BlockId, next: BlockId | null): t.Statement[] {
    const one = this.machine.blocks.get(blockId)!;
    const statements: t.Statement[] = [];
    if (this.handlerChanges.has(blockId)) {
      statements.push(set(id(this.names.handler), one.handler === null ? num(0) : this.states.of(one.handler)));
    }
    for (const goto of one.gotos) this.emitGoto(goto);
    return [...statements, ...one.statements, ...emitExit(this, one, next)];
  }

  /** `{ ...; goto b7 }`  =>  `{ ...; state = 7; continue; }` */
  private emitGoto({ goto: to, nested, holder }: Goto): void {
    if (nested) this.labels = true;
    holder.body.splice(-1, 1, ...goTo(this, to, nested ? this.names.machine : null));
  }

  // ---- around them ----

  /** Something leads to a state, even if it is the only one. */
  private get needsDispatch(): boolean {
    return this.suspends > 0 || this.loops || this.protects;
  }

  private parameters(): t.FunctionDeclaration["params"] {
    return this.machine.params.map(({ name, rest }) =>
      rest ? ({ type: "RestElement", argument: id(name) } as t.RestElement) : id(name),
    );
  }

  /** The call that leaves this start to the resume loop. */
  private deferCall(): t.Statement {
    const { run, self } = this.names;
    const args = this.machine.params.map(({ name, rest }) =>
      rest ? ({ type: "SpreadElement", argument: id(name) } as t.SpreadElement) : id(name),
    );
    return returns(call(id(this.imports("defer")), [id(run), id(self), ...args]));
  }

  private prologue(hasStates: boolean): t.Statement[] {
    const { depth, self } = this.names;
    const statements: t.Statement[] = [];
    if (this.target.coercesThis) statements.push(set(id(self), call(id(this.imports("sloppyThis")), [id(self)])));
    const locals = this.localDeclarations(hasStates);
    if (locals.length > 0) statements.push(declare("let", locals));
    if (this.suspends > 0) statements.push(...this.startOrResume());
    else if (this.target.awaiting.size > 0) {
      statements.push(ifThen(binary(">", id(depth), id(this.imports("LIMIT"))), this.deferCall()));
    }
    return statements;
  }

  private localDeclarations(hasStates: boolean): Array<[string, t.Expression | null]> {
    const { depth, state, value, handler } = this.names;
    const params = new Set(this.machine.params.map((param) => param.name));
    const fixed: Array<[string, t.Expression | null]> = [];
    if (this.suspends > 0) fixed.push([depth, num(0)]);
    if (hasStates) fixed.push([state, num(0)]);
    if (this.suspends > 0 || this.protects) fixed.push([value, null]);
    if (this.protects) fixed.push([handler, num(0)]);
    const users = [...this.machine.locals].filter((name) => !params.has(name));
    return [...fixed, ...users.map((name): [string, null] => [name, null])];
  }

  private startOrResume(): t.Statement[] {
    const { frame, depth } = this.names;
    const isStart = binary("===", unary("typeof", id(frame)), str("number"));
    const start = ifThen(binary(">", assign(id(depth), id(frame)), id(this.imports("LIMIT"))), this.deferCall());
    return [ifThen(isStart, block([start]), block(this.restored()))];
  }

  private restored(): t.Statement[] {
    const { frame, state, value, handler } = this.names;
    const fields: Array<[string, string]> = [
      [state, "state"],
      [value, "value"],
    ];
    if (this.protects) fields.push([handler, "caught"]);
    return [...fields.map(([name, field]) => set(id(name), member(id(frame), field))), ...this.frame.restored(frame)];
  }

  private dispatch(cases: t.SwitchCase[]): t.Statement[] {
    const { state, machine } = this.names;
    if (cases.length === 1 && !this.needsDispatch) return cases[0]!.consequent;
    const machineSwitch = switchOn(id(state), cases);
    if (!this.loops && !this.protects) return [machineSwitch];
    const turn = this.protects ? this.catching(machineSwitch) : machineSwitch;
    const loop = forever(turn);
    return [this.labels ? labeled(machine, loop) : loop];
  }

  /** An exception of ordinary code goes to the current handler. */
  private catching(machineSwitch: t.Statement): t.Statement {
    const { state, value, handler } = this.names;
    const error = this.target.errorName;
    return tryCatch(
      block([machineSwitch]),
      error,
      block([
        ifThen(binary("===", id(handler), num(0)), returns(call(id(this.imports("raise")), [id(error)]))),
        set(id(value), id(error)),
        set(id(state), id(handler)),
      ]),
    );
  }
}
