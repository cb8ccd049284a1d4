/** Which names can be used at a point of the text, and what for. */

/** What a name may be used for, so that programs do not die of calling a number. */
export type Role = "value" | "object" | "function" | "async" | "generator" | "class" | "self" | "handle";

export interface Binding {
  readonly name: string;
  readonly role: Role;
  readonly assignable: boolean;
}

export class Scope {
  private readonly bindings: Binding[] = [];
  /** The `var`s declared in here and below: a `let` of the same name would be a syntax error. */
  private readonly hoisted = new Set<string>();

  constructor(
    private readonly parent: Scope | null,
    private readonly isFunction: boolean,
  ) {}

  declare(binding: Binding): void {
    this.bindings.push(binding);
  }

  declareVar(binding: Binding): void {
    this.hoisted.add(binding.name);
    if (this.isFunction || this.parent === null) this.declare(binding);
    else this.parent.declareVar(binding);
  }

  /** All that can be seen from here in this role, the nearest first. */
  visible(role: Role, assignable = false): Binding[] {
    const seen = new Set<string>();
    const found: Binding[] = [];
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      for (const binding of scope.bindings.toReversed()) {
        if (seen.has(binding.name)) continue;
        seen.add(binding.name);
        if (binding.role === role && (binding.assignable || !assignable)) found.push(binding);
      }
    }
    return found;
  }

  /** Outer values that a declaration in this very scope may shadow. */
  shadowable(): Binding[] {
    const own = new Set(this.bindings.map(({ name }) => name));
    return this.visible("value").filter(({ name }) => !own.has(name) && !this.hoisted.has(name));
  }

  /** Whether a declaration in this very scope hides an outer one. */
  get shadows(): boolean {
    const outer = new Set(this.parent?.visible("value").map(({ name }) => name));
    return this.bindings.some(({ name }) => outer.has(name));
  }

  /** `var`s of this function's own, which another `var` may declare again. */
  ownVars(): Binding[] {
    return this.visible("value", true).filter(({ name }) => this.hoisted.has(name));
  }
}
