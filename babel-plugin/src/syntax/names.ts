/** Names that are taken, and free ones; and those that code refers to. */

import type * as t from "@babel/types";
import { eachValue, isTypeOnly } from "./walk.js";

export class UsedNames {
  private readonly names: Set<string>;
  /** The lowest number that a name has not been tried with. */
  private readonly numbers = new Map<string, number>();
  private readonly written = new Set<string>();

  /** `others`: names that somebody else has made up. */
  constructor(
    names: Iterable<string> = [],
    private readonly others: ReadonlySet<string> = new Set(),
  ) {
    this.names = new Set(names);
  }

  add(name: string): void {
    this.names.add(name);
  }

  /** Names of the source: each may be taken as it is, but none is ever made up. */
  addWritten(names: Iterable<string>): void {
    for (const name of names) this.written.add(name);
  }

  /** A name of the source, with a number after it if something else has it already. It is taken from now on. */
  takeWritten(name: string): string {
    const free = this.names.has(name) ? this.numbered(name) : name;
    this.add(free);
    return free;
  }

  /** A name of ours, this one or with a number after it. It is taken from now on. */
  take(name: string): string {
    const free = this.free(name);
    this.add(free);
    return free;
  }

  free(name: string): string {
    return this.isTaken(name) ? this.numbered(name) : name;
  }

  private numbered(name: string): string {
    let number = this.numbers.get(name) ?? 1;
    while (this.isTaken(`${name}$${number}`)) number++;
    this.numbers.set(name, number);
    return `${name}$${number}`;
  }

  private isTaken(made: string): boolean {
    return this.names.has(made) || this.written.has(made) || this.others.has(made);
  }
}

/** A name that can stand in an identifier. */
export function identifierFrom(name: string): string {
  const cleaned = name.replace(/[^\p{ID_Continue}$_]/gu, "_");
  return /^[\p{ID_Start}$_]/u.test(cleaned) ? cleaned : `_${cleaned}`;
}

/** What these refer to by name, or declare; types left out, and what is inside of `others`. */
export function namesIn(nodes: readonly t.Node[], others: (node: t.Node) => boolean = () => false): Set<string> {
  const names = new Set<string>();
  const visit = (node: t.Node): void => {
    if (node.type === "Identifier" || node.type === "JSXIdentifier") names.add(node.name);
    if (!others(node) && !isTypeOnly(node)) eachValue(node, visit);
  };
  nodes.forEach(visit);
  return names;
}
