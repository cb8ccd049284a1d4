/**
 * The locals that lowering makes up. What a statement needs while it runs, a later one gets
 * again: its value is never needed by anything but the statement.
 *
 *   f(a(), await b()); g(c(), await d());
 *
 *   argument = a(); <suspend b()>; f(argument, value); argument = c(); <suspend d()>; g(argument, value)
 */

import type { UsedNames } from "../syntax/names.js";

/** `temp`: written once per run of its statement. `scratch`: written and read within one expression. */
export type LocalKind = "local" | "temp" | "scratch";

export class Pool {
  private readonly free = new Map<string, string[]>();
  private inUse: Array<{ name: string; key: string }> = [];

  constructor(private readonly used: UsedNames) {}

  take(kind: LocalKind, role: string): string {
    const key = `${kind} ${role}`;
    const name = this.free.get(key)?.pop() ?? this.used.take(role);
    this.inUse.push({ name, key });
    return name;
  }

  /** What is taken meanwhile is free afterwards, the first of it for the first who asks. */
  during(run: () => void): void {
    const outer = this.inUse;
    this.inUse = [];
    run();
    for (const { name, key } of this.inUse.reverse()) {
      const list = this.free.get(key);
      if (list === undefined) this.free.set(key, [name]);
      else list.push(name);
    }
    this.inUse = outer;
  }
}
