/**
 * The blocks under construction: the open one, and what surrounds the code being lowered.
 *
 * Scopes are callbacks, so they cannot stay open. Code after a jump is dropped: with no block
 * open, what is pushed is ignored.
 */

import type * as t from "@babel/types";
import type { Block, BlockId, Exit, Goto, Machine } from "../machine/machine.js";
import { block, spot } from "../syntax/build.js";
import type { Context, Finally, JumpTargets, Protection, Surroundings } from "./context.js";
import { Origins } from "./origins.js";

export class Blocks {
  readonly machine: Machine;
  protection: Protection = { handler: null, cleanup: null };
  context: Context | null = null;
  private open: Block | null = null;
  private readonly origins = new Origins();
  private ids = 0;
  private readonly interrupted = new Set<BlockId>();

  constructor(given: Pick<Machine, "result" | "receiver" | "distinct">) {
    const entry = this.reserve();
    this.machine = { entry, blocks: new Map(), locals: new Set(), scratch: new Set(), params: [], ...given };
    this.start(entry);
  }

  // ---- blocks ----

  reserve(): BlockId {
    return this.ids++ as BlockId;
  }

  start(id: BlockId, note: string | null = null): void {
    if (this.open !== null) this.end({ kind: "jump", to: id });
    const { handler, cleanup } = this.protection;
    const origin = this.origins.ofBlock();
    this.open = {
      id,
      statements: [],
      exit: { kind: "return", value: null },
      handler,
      cleanup,
      note,
      gotos: [],
      origin,
    };
    this.machine.blocks.set(id, this.open);
  }

  push(...statements: t.Statement[]): void {
    this.open?.statements.push(...this.origins.marked(statements));
  }

  /** What `run` makes is the code of this statement; what surrounds it is not. */
  inStatement(node: t.Node | null, run: () => void): void {
    this.origins.within(node, run);
  }

  /** The open block goes on with something in the middle of its statement. */
  goOnBehind(node: t.Node): void {
    if (this.open !== null) this.open.origin.within = spot(node, "end");
  }

  end(exit: Exit): void {
    if (this.open === null) return;
    if (exit.kind === "suspend" && this.open.cleanup !== null) this.interrupted.add(this.open.cleanup);
    this.open.exit = exit;
    this.open.origin.exit = this.origins.ofExit(exit);
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

  /** Whether a suspension leads here when it is destroyed. */
  isCleanup(id: BlockId): boolean {
    return this.interrupted.has(id);
  }

  /** A jump that will stand inside a statement, after others that prepare it. */
  goto(to: BlockId, nested: boolean, before: t.Statement[] = []): t.BlockStatement {
    const holder = block(before);
    const goto: Goto = { type: "ContinueStatement", label: null, goto: to, holder, nested };
    holder.body.push(goto as unknown as t.Statement);
    this.open?.gotos.push(goto);
    return holder;
  }

  // ---- surroundings ----

  get surroundings(): Surroundings {
    return { protection: this.protection, context: this.context };
  }

  /** Lowers something that is reached only by jumps, then comes back. */
  aside(id: BlockId, note: string | null, surroundings: Surroundings, run: () => void): void {
    const { open } = this;
    this.open = null;
    this.origins.aside(() =>
      this.within(surroundings, () => {
        this.start(id, note);
        run();
      }),
    );
    this.open = open;
  }

  /** Jumps that end here, or at the next turn. */
  inJumps(targets: JumpTargets, run: () => void): void {
    const { protection } = this;
    this.inContext({ kind: "jumps", ...targets, parent: this.context, outer: protection }, protection, run);
  }

  /** Something to close on every way out but the end of its iteration. */
  inClosing(protection: Protection, close: () => void, run: () => void): void {
    this.inContext({ kind: "closing", close, parent: this.context, outer: this.protection }, protection, run);
  }

  inFinally(region: Finally, protection: Protection, run: () => void): void {
    this.inContext(region, protection, run);
  }

  protect(protection: Protection, run: () => void): void {
    this.inContext(this.context, protection, run);
  }

  private inContext(context: Context | null, protection: Protection, run: () => void): void {
    const changes = protection !== this.protection;
    this.within({ protection, context }, () => {
      if (changes) this.cut();
      run();
    });
    if (changes) this.cut();
  }

  /** A block has one protection, from its first statement to its last. */
  private cut(): void {
    if (this.reachable) this.start(this.reserve());
  }

  within({ protection, context }: Surroundings, run: () => void): void {
    const before = this.surroundings;
    this.protection = protection;
    this.context = context;
    run();
    this.protection = before.protection;
    this.context = before.context;
  }
}
