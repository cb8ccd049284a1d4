/** Random programs, and what they do in Node, as a file that another engine reads. */

import { createHash } from "node:crypto";
import type { Divergence, Example } from "../compare.ts";
import { grammar } from "../constructs/index.ts";
import type { Construct } from "../grammar/grammar.ts";
import { LONGEST_TRACE } from "../run/harness.ts";
import type { Observed } from "../run/program.ts";

/** A program, and by the way it was run a digest of all that was seen. */
export interface Recorded {
  readonly example: Example;
  readonly seen: readonly string[];
}

/** Engines may leave out some constructs: those that remain are called the same. */
const names = new Map<Construct, string>();
const constructs = new Map<string, Construct>();
for (const one of grammar.all) {
  let name = `${one.sort} ${one.name}`;
  while (constructs.has(name)) name += "'";
  names.set(one, name);
  constructs.set(name, one);
}

export function toText(recorded: readonly Recorded[]): string {
  return JSON.stringify(recorded, (key, value) => (key === "construct" ? names.get(value) : value));
}

export function fromText(text: string): Recorded[] {
  return JSON.parse(text, (key, value) => (key === "construct" ? constructNamed(value) : value));
}

function constructNamed(name: string): Construct {
  const found = constructs.get(name);
  if (found === undefined) throw new Error(`This engine has no "${name}": record in a Node that has it neither.`);
  return found;
}

export function digestOf({ trace, outcome }: Observed): string {
  return createHash("sha256")
    .update([...trace, outcome].join("\n"))
    .digest("hex")
    .slice(0, 16);
}

/** Where it ends depends on more than the program. */
export function isEndless({ expected }: Divergence): boolean {
  return expected.trace.length >= LONGEST_TRACE;
}
