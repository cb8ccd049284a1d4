/**
 * Entries that nobody can reach: of closures that are only awaited, whose bodies are called by their names.
 *
 *   const add$run = (depth, self, x) => ...; const add = (x) => ...; mark(add, add$run);
 *
 *   const add$run = (depth, self, x) => ...;
 */

import type * as t from "@babel/types";
import { placed } from "../syntax/build.js";
import { bare, isFunction } from "../syntax/walk.js";
import type { Binding, Names } from "./scopes.js";

/** Where an entry was given its body. */
export interface Registration {
  list: t.Statement[];
  statement: t.Statement;
  /** What declares the entry, and what the body. */
  entry: t.Statement;
  body: t.Statement;
}

/** The registered entries of a file, by the identifiers that stand for them. */
export class Entries {
  readonly registered = new Map<t.Node, Registration>();
  /** Something of the file is gone. */
  someDropped = false;
}

/** Tells whether there were any: then names are to be resolved again. */
export function dropUnusedEntries(names: Names, entries: Entries): boolean {
  let dropped = false;
  for (const { lowered, bindings } of names.scopes.values()) {
    if (!lowered) continue;
    for (const binding of bindings.values()) {
      const uses = binding.references.filter((one) => !one.declares);
      const registration = uses.length === 1 ? entries.registered.get(uses[0]!.node) : undefined;
      if (registration && drop(binding, registration)) dropped = true;
    }
  }
  entries.someDropped ||= dropped;
  return dropped;
}

function drop({ name, kind, assigned, functions }: Binding, registration: Registration): boolean {
  const { list, statement, entry, body } = registration;
  const isOne = kind === "const" ? declaresOnly(entry, name) : kind === "function" && functions.length === 1;
  if (!isOne || assigned || name === "arguments") return false;
  // A debugger stops at it still.
  if (entry.type === "VariableDeclaration") placed(body, entry);
  body.leadingComments = [...(body.leadingComments ?? []), ...(entry.leadingComments ?? [])];
  for (const one of [entry, statement]) list.splice(list.indexOf(one), 1);
  return true;
}

/** Its initialiser is the entry itself: nothing else is done by it. */
function declaresOnly(entry: t.Statement, name: string): boolean {
  if (entry.type !== "VariableDeclaration" || entry.declarations.length !== 1) return false;
  const { id, init } = entry.declarations[0]!;
  return id.type === "Identifier" && id.name === name && init != null && isFunction(bare(init));
}
