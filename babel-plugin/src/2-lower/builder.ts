/**
 * The machine under construction: the open block, and what surrounds the code being lowered.
 *
 * Scopes are callbacks, so they cannot stay open. Code after a jump is dropped: a closed
 * builder ignores what is pushed.
 */

import type * as t from "@babel/types";
import { nameByProperty, unique } from "../1-accept/bindings.js";
import { isAnonymous } from "../1-accept/resolve.js";
import type { Target } from "../1-accept/target.js";
import type { Import } from "../4-emit/names.js";
import type { Block, BlockId, Exit, Goto, Machine } from "../machine/machine.js";
import { assign, binary, block, call, evaluate, id, num, placed, sequence, set, undef } from "../syntax/build.js";
import { settled } from "./completion.js";

/** What a jump out of the current place has to pass. */
export type Context = { parent: Context | null; outer: Protection } & (
  | { kind: "jumps"; labels: string[]; plain: boolean; breakTo: BlockId | null; continueTo: BlockId | null }
  | { kind: "finally"; body: BlockId; completion: string; held: string; exits: Destination[] }
  | { kind: "closing"; close: () => void }
);

type Finally = Extract<Context, { kind: "finally" }>;

/** Where errors and destruction go. */
export interface Protection {
  handler: BlockId | null;
  cleanup: BlockId | null;
}

/** What applies to the code that is lowered now. */
export interface Surroundings {
  protection: Protection;
  context: Context | null;
}

/** Where a jump goes: a block that belongs to a context, or out of the function. */
export type Destination = { kind: "jump"; to: BlockId; context: Context | null } | { kind: "return" };

/** The codes of a completion record; jumps and returns come after these. */
export const NORMAL = 0;
export const THROWN = 1;
const FIRST_EXIT = 2;

export class Builder {
  readonly machine: Machine;
  protection: Protection = { handler: null, cleanup: null };
  context: Context | null = null;
  /** Labels of the statement that is lowered next. */
  labels: string[] = [];
  private open: Block | null = null;
  private ids = 0;
  private readonly temps = new Set<string>();

  constructor(
    readonly target: Target,
    readonly imports: Import,
    private readonly used: Set<string>,
  ) {
    const entry = this.reserve();
    const distinct = target.file !== null;
    this.machine = { entry, blocks: new Map(), locals: new Set(), scratch: new Set(), distinct, params: [] };
    this.start(entry);
  }

  // ---- blocks ----

  reserve(): BlockId {
    return this.ids++ as BlockId;
  }

  start(id: BlockId, note: string | null = null): void {
    if (this.open !== null) this.end({ kind: "jump", to: id });
    const { handler, cleanup } = this.protection;
    this.open = { id, statements: [], exit: { kind: "return", value: null }, handler, cleanup, note, gotos: [] };
    this.machine.blocks.set(id, this.open);
  }

  push(...statements: t.Statement[]): void {
    this.open?.statements.push(...statements);
  }

  end(exit: Exit): void {
    if (this.open === null) return;
    this.open.exit = exit;
    this.open = null;
  }

  jump(to: BlockId): void {
    this.end({ kind: "jump", to });
  }

  branch(test: t.Expression, yes: BlockId, no: BlockId): void {
    if (test.type === "BooleanLiteral") this.jump(test.value ? yes : no);
    else this.end({ kind: "branch", test, yes, no });
  }

  /** Whether control can reach the current place. */
  get reachable(): boolean {
    return this.open !== null;
  }

  /** A jump that will stand inside a statement, after others that prepare it. */
  goto(to: BlockId, nested: boolean, before: t.Statement[] = []): t.BlockStatement {
    const holder = block(before);
    const goto: Goto = { type: "ContinueStatement", label: null, goto: to, holder, nested };
    holder.body.push(goto as unknown as t.Statement);
    this.open?.gotos.push(goto);
    return holder;
  }

  /**
   * How to go there from inside a statement: what to do first, and where to jump then. `value`:
   * the name of what is returned.
   */
  wayTo(destination: Destination, value: t.Expression | null): { before: t.Statement[]; to: BlockId } {
    if (destination.kind === "jump" && !this.isFar(destination)) return { before: [], to: destination.to };
    const region = this.nearestObstacle();
    if (region?.kind === "finally") return { before: this.recordExit(region, destination, value), to: region.body };
    const to = this.reserve();
    const kept = value === null ? null : this.temp("result");
    this.aside(to, null, this.surroundings, () => this.leaveTo(destination, kept === null ? null : id(kept)));
    return { before: kept === null ? [] : [set(id(kept), value!)], to };
  }

  private nearestObstacle(): Context | null {
    let { context } = this;
    while (context?.kind === "jumps") context = context.parent;
    return context;
  }

  /** Lowers something that is reached only by jumps, then comes back. */
  aside(id: BlockId, note: string | null, surroundings: Surroundings, run: () => void): void {
    const { open } = this;
    this.open = null;
    this.inPlaceOf(surroundings, () => {
      this.start(id, note);
      run();
    });
    this.open = open;
  }

  get surroundings(): Surroundings {
    return { protection: this.protection, context: this.context };
  }

  private inPlaceOf({ protection, context }: Surroundings, run: () => void): void {
    const before = this.surroundings;
    this.protection = protection;
    this.context = context;
    run();
    this.protection = before.protection;
    this.context = before.context;
  }

  // ---- surroundings ----

  /** Jumps that end here, or at the next turn. `plain`: also those without a label. */
  inJumps(
    target: { labels: string[]; plain: boolean; breakTo: BlockId | null; continueTo: BlockId | null },
    run: () => void,
  ): void {
    this.inContext({ kind: "jumps", ...target, parent: this.context, outer: this.protection }, this.protection, run);
  }

  /** Something to close on every way out but the end of its iteration. */
  inClosing(protection: Protection, close: () => void, run: () => void): void {
    this.inContext({ kind: "closing", close, parent: this.context, outer: this.protection }, protection, run);
  }

  inFinally(region: Extract<Context, { kind: "finally" }>, protection: Protection, run: () => void): void {
    this.inContext(region, protection, run);
  }

  protect(protection: Protection, run: () => void): void {
    this.inContext(this.context, protection, run);
  }

  private inContext(context: Context | null, protection: Protection, run: () => void): void {
    const before = { protection: this.protection, context: this.context };
    const changes = protection !== before.protection;
    this.protection = protection;
    this.context = context;
    // A block has one protection, from its first statement to its last.
    if (changes && this.reachable) this.start(this.reserve());
    run();
    this.context = before.context;
    this.protection = before.protection;
    if (changes && this.reachable) this.start(this.reserve());
  }

  // ---- jumps ----

  /** Where `break`, or `break label`, goes from here. */
  breakTarget(label: string | null): Destination {
    return this.find((one) => (label === null ? one.plain : one.labels.includes(label)), "breakTo");
  }

  continueTarget(label: string | null): Destination {
    return this.find((one) => label === null || one.labels.includes(label), "continueTo");
  }

  private find(
    matches: (context: Extract<Context, { kind: "jumps" }>) => boolean,
    field: "breakTo" | "continueTo",
  ): Destination {
    for (let context = this.context; context !== null; context = context.parent) {
      if (context.kind === "jumps" && context[field] !== null && matches(context)) {
        return { kind: "jump", to: context[field], context };
      }
    }
    throw new Error("A jump without a target");
  }

  /** Whether a jump to it has to run something first. */
  isFar(destination: Destination): boolean {
    const end = destination.kind === "jump" ? destination.context : null;
    for (let context = this.context; context !== end; context = context!.parent) {
      if (context!.kind !== "jumps") return true;
    }
    return false;
  }

  /** Goes there, through every `finally` and every iterator that has to be closed. `value`: what is returned. */
  leaveTo(destination: Destination, value: t.Expression | null = null): void {
    const before = { protection: this.protection, context: this.context };
    const end = destination.kind === "jump" ? destination.context : null;
    for (let context = this.context; context !== end && this.reachable; context = context.parent) {
      if (context === null) break;
      if (context.kind === "finally") {
        this.enterFinally(context, destination, value);
        break;
      }
      if (context.kind === "closing") {
        this.protection = context.outer;
        this.context = context.parent;
        this.start(this.reserve());
        context.close();
      }
    }
    if (destination.kind === "jump") this.jump(destination.to);
    else this.returnValue(value);
    this.protection = before.protection;
    this.context = before.context;
  }

  private enterFinally(region: Finally, destination: Destination, value: t.Expression | null): void {
    this.push(...this.recordExit(region, destination, value));
    this.jump(region.body);
  }

  /** The completion record of a jump through a `finally`. */
  private recordExit(region: Finally, destination: Destination, value: t.Expression | null): t.Statement[] {
    let exit = region.exits.findIndex((one) => sameDestination(one, destination));
    if (exit < 0) exit = region.exits.push(destination) - 1;
    const held = destination.kind === "return" ? [set(id(region.held), value ?? undef())] : [];
    return [...held, set(id(region.completion), num(FIRST_EXIT + exit))];
  }

  /** The code that a completion record holds for a registered exit. */
  exitCode(index: number): number {
    return FIRST_EXIT + index;
  }

  /** Completes the function. Errors of an adopted thenable are not for the handlers around it. */
  private returnValue(value: t.Expression | null): void {
    const awaited = value === null ? null : settled(this, value);
    if (awaited === null) this.end({ kind: "return", value });
    else this.end({ kind: "tail", awaited });
  }

  throwValue(value: t.Expression): void {
    const { handler } = this.protection;
    if (handler === null) return this.end({ kind: "throw", value });
    if (!isNamed(value, this.target.locals.value)) this.push(set(this.value(), value));
    this.jump(handler);
  }

  /** Waits; the value that arrives is what the result expression gives, until the next suspension. */
  suspend(awaited: t.Expression): t.Expression {
    const to = this.reserve();
    this.end({ kind: "suspend", awaited, to });
    this.start(to);
    return this.value();
  }

  // ---- names ----

  /** What the last await, or a handler, was given. */
  value(): t.Identifier {
    return id(this.target.locals.value);
  }

  /** The depth of what is called from here. */
  deeper(): t.Expression {
    return binary("+", id(this.target.locals.depth), num(1));
  }

  runtime(name: Parameters<Import>[0], args: t.CallExpression["arguments"]): t.CallExpression {
    return call(id(this.imports(name)), args);
  }

  /** A new local of the machine, named after its role. */
  local(role: string): string {
    const name = unique(role, this.used);
    this.used.add(name);
    this.machine.locals.add(name);
    return name;
  }

  temp(role: string): string {
    const name = this.local(role);
    this.temps.add(name);
    return name;
  }

  /** A temporary for one statement. */
  scratch(role: string): string {
    const name = this.local(role);
    this.machine.scratch.add(name);
    return name;
  }

  isTemp(name: string): boolean {
    return this.temps.has(name);
  }

  /** A function or class has the name of its own place, and not that of a temporary. */
  unnamed(value: t.Expression): t.Expression {
    if (!isAnonymous(value)) return value;
    const given = this.target.names.givenNames.get(value);
    return given === undefined ? sequence([num(0), value]) : nameByProperty(value, given);
  }

  /** Keeps a value: `role = value`, and the local to read it from. */
  keep(role: string, value: t.Expression): t.Identifier {
    const name = this.temp(role);
    this.push(placed(evaluate(assign(id(name), this.unnamed(value))), value));
    return id(name);
  }

  awaits(node: t.Node | null | undefined): boolean {
    return node != null && this.target.awaiting.has(node);
  }
}

function sameDestination(a: Destination, b: Destination): boolean {
  return a.kind === "return" || b.kind === "return" ? a.kind === b.kind : a.to === b.to;
}

function isNamed(node: t.Expression, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}
