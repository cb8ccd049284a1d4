/** A construct at its place in the text: all that its `render` may ask for. */

import type { Tree } from "../grammar/tree.ts";
import type { Ink } from "./ink.ts";
import { inBlock, type Place } from "./place.ts";
import type { Binding, Role } from "./scope.ts";

export class Site<Slot extends string = string> {
  private rest: number;

  constructor(
    private readonly tree: Tree,
    readonly place: Place,
    readonly ink: Ink,
  ) {
    this.rest = tree.pick;
  }

  /** The same construct, as if it stood there. */
  at(place: Place): Site<Slot> {
    return new Site(this.tree, place, this.ink);
  }

  /** What stands in a slot. An empty one renders as nothing. */
  text(slot: Slot, place: Place = this.place): string {
    return this.texts(slot, place).join(", ");
  }

  /** With a function for the place, each has a place of its own. */
  texts(slot: Slot, place: Place | (() => Place) = this.place): string[] {
    const parts = this.tree.parts[slot] ?? [];
    return parts.map((part) => this.ink.render(part, typeof place === "function" ? place() : place));
  }

  has(slot: Slot): boolean {
    return (this.tree.parts[slot] ?? []).length > 0;
  }

  /** The statements of a slot in braces, in a scope of their own. */
  block(slot: Slot, place: Place = this.place): string {
    return braces(this.texts(slot, inBlock(place)));
  }

  /** One of the options, settled by the tree's pick; the first when that is 0. */
  choose<T>(options: readonly [T, ...T[]]): T;
  choose<T>(options: readonly T[]): T | undefined;
  choose<T>(options: readonly T[]): T | undefined {
    if (options.length === 0) return undefined;
    const chosen = options[this.rest % options.length];
    this.rest = Math.floor(this.rest / options.length);
    return chosen;
  }

  /** True in one of `times` trees, never when the pick is 0. */
  chance(times: number): boolean {
    const digit = this.rest % times;
    this.rest = Math.floor(this.rest / times);
    return digit === 1;
  }

  /** A string literal that occurs only here, for the trace. */
  tag(): string {
    return JSON.stringify(this.ink.fresh("t"));
  }

  fresh(prefix: string): string {
    return this.ink.fresh(prefix);
  }

  /** Some visible name in this role. */
  pick(role: Role, from: Place = this.place): string | undefined {
    if (role === "async" && from.startsNone) return undefined;
    return this.choose(from.scope.visible(role))?.name;
  }

  pickAssignable(role: Role = "value"): string | undefined {
    return this.choose(this.place.scope.visible(role, true))?.name;
  }

  /** How `arguments` is spelled here, if at all. Generators have some of their own: an async arrow gets those around it as `outer`. */
  get arguments(): string | null {
    const { arguments: list, inAsyncArrow } = this.place.fn;
    return list !== null && inAsyncArrow && this.ink.spelling.name === "generators" ? "outer" : list;
  }

  /** A new name for a value, at times one that shadows an outer value. */
  newName(place: Place): string {
    const shadowed = this.chance(8) ? this.choose(place.scope.shadowable()) : undefined;
    return shadowed?.name ?? this.fresh("v");
  }

  declare(binding: Partial<Binding> & { name: string }, place: Place = this.place): string {
    place.scope.declare({ role: "value", assignable: false, ...binding });
    return binding.name;
  }

  /** `await operand` where that is possible, else only the operand. */
  await(operand: string, place: Place = this.place): string {
    return place.fn.awaits ? this.ink.spelling.await(operand) : operand;
  }

  /**
   * A call that may come back here for ever. In a body the function called asks first whether there are calls left;
   * what it binds its parameters with stands before that:
   *
   *     function f(v = (calls() && f())) { if (!calls()) return "tired"; ... }
   */
  recurring(call: string): string {
    return this.place.startsNone ? `(calls() && ${call})` : call;
  }

  beyondGenerators(what: string): void {
    this.ink.beyondGenerators.add(what);
  }
}

export function braces(statements: readonly string[]): string {
  if (statements.length === 0) return "{}";
  const inner = statements.join("\n").replaceAll("\n", "\n  ");
  return `{\n  ${inner}\n}`;
}
