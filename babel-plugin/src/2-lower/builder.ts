/** What lowering builds with: the blocks, the locals of the machine, and the calls that every await is made of. */

import type * as t from "@babel/types";
import type { Binding } from "../1-accept/scopes.js";
import type { Target } from "../1-accept/target.js";
import type { Import } from "../4-emit/names.js";
import { assign, binary, call, evaluate, id, num, placed, sequence } from "../syntax/build.js";
import { nameByProperty } from "../syntax/closures.js";
import { isAnonymous } from "../syntax/functions.js";
import type { UsedNames } from "../syntax/names.js";
import { bare } from "../syntax/walk.js";
import { Blocks } from "./blocks.js";
import { type LocalKind, Pool } from "./pool.js";

export class Builder extends Blocks {
  /** Labels of the statement that is lowered next. */
  labels: string[] = [];
  private readonly pool: Pool;
  private readonly temps = new Set<string>();
  private readonly bindings = new Map<string, Binding>();

  constructor(
    readonly target: Target,
    readonly imports: Import,
    used: UsedNames,
  ) {
    const { value, self } = target.locals;
    super({ result: value, receiver: target.usesThis ? self : null, distinct: target.file !== null });
    this.pool = new Pool(used);
    for (const { lowered, bindings } of target.names.scopes.values()) {
      if (lowered) for (const binding of bindings.values()) this.bindings.set(binding.emittedName, binding);
    }
  }

  awaits(node: t.Node | null | undefined): boolean {
    return node != null && this.target.awaiting.has(node);
  }

  /** What a closure catches of the current turn of a loop. */
  caughtBy(node: t.Node): readonly string[] {
    return this.target.names.closures.get(node)?.caught ?? [];
  }

  /** Waits; the value that arrives is what the result expression gives, until the next suspension. */
  suspend(awaited: t.Expression): t.Expression {
    const to = this.reserve();
    this.end({ kind: "suspend", awaited, to });
    this.start(to);
    this.goOnBehind(awaited);
    return this.value();
  }

  /** What waits for a value. */
  wait(awaited: t.Expression): t.CallExpression {
    return this.runtime(this.target.kind === "promise" ? "tick" : "wait", [this.deeper(), awaited]);
  }

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

  // ---- locals ----

  /** What the source declares under a name of the output. */
  bindingNamed(name: string): Binding | undefined {
    return this.bindings.get(name);
  }

  /** A local of the machine, named after its role. */
  local(role: string, kind: LocalKind = "local"): string {
    const name = this.pool.take(kind, role);
    this.machine.locals.add(name);
    return name;
  }

  temp(role: string): string {
    const name = this.local(role, "temp");
    this.temps.add(name);
    return name;
  }

  /** A temporary for one expression. */
  scratch(role: string): string {
    const name = this.local(role, "scratch");
    this.machine.scratch.add(name);
    return name;
  }

  /** Lowers a statement: what it takes is for it alone. */
  statement(run: () => void): void {
    this.pool.during(run);
  }

  isTemp(name: string): boolean {
    return this.temps.has(name);
  }

  /** Keeps a value: `role = value`, and the local to read it from. */
  keep(role: string, value: t.Expression): t.Identifier {
    const name = this.temp(role);
    this.push(placed(evaluate(assign(id(name), this.unnamed(value))), value));
    return id(name);
  }

  /** A function or class has the name of its own place, and not that of a temporary. */
  unnamed(value: t.Expression): t.Expression {
    const made = bare(value);
    if (!isAnonymous(made)) return value;
    const given = this.target.names.givenNames.get(made);
    return given === undefined ? sequence([num(0), value]) : nameByProperty(value, given);
  }
}
