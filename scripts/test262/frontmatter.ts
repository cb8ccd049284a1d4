// What a test says about itself: YAML in the comment that begins with `/*---`.

import { parse } from "yaml";

/** The error that a test must end with. */
export interface Negative {
  phase: "parse" | "resolution" | "runtime";
  type: string;
}

export interface Frontmatter {
  includes: string[];
  flags: string[];
  negative: Negative | null;
}

/** How a test is run: as a module, or as a script in one of the two modes of the language. */
export type Mode = "module" | "sloppy" | "strict";

/** @throws Error when there is none. */
export function readFrontmatter(source: string): Frontmatter {
  const found = /\/\*---([\s\S]*?)---\*\//.exec(source);
  if (found === null) throw new Error("A test without frontmatter.");
  const { includes, flags, negative } = parse(found[1]!.replace(/\r\n?/g, "\n")) ?? {};
  return { includes: includes ?? [], flags: flags ?? [], negative: negative ?? null };
}

/** The runs that the test asks for. */
export function modesOf({ flags }: Frontmatter): Mode[] {
  if (flags.includes("module")) return ["module"];
  if (flags.includes("onlyStrict")) return ["strict"];
  if (flags.includes("noStrict") || flags.includes("raw")) return ["sloppy"];
  return ["sloppy", "strict"];
}

/** The files of the harness that are evaluated before it, in order. */
export function harnessOf({ flags, includes }: Frontmatter): string[] {
  if (flags.includes("raw")) return [];
  return ["assert.js", "sta.js", ...(flags.includes("async") ? ["doneprintHandle.js"] : []), ...includes];
}

/** What is evaluated in that mode. */
export function sourceFor(mode: Mode, source: string): string {
  return mode === "strict" ? `"use strict";\n${source}` : source;
}
