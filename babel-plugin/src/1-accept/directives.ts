/** Directives: what a function body, or the file, says about itself. */

import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import { nearest } from "../nearest.js";
import type { Kind } from "./target.js";

/** What one of our directives means. */
export type Meaning = Kind | "none";

const directives: Record<string, Meaning> = {
  "use coroutine": "coroutine",
  "use coroutine raising": "raising",
  "use coroutine promise": "promise",
  "use no coroutine": "none",
};

export function isDirective(text: string): boolean {
  return Object.hasOwn(directives, text);
}

/** What the directives of a body, or of the file, say together. */
export function directiveOf(node: t.BlockStatement | t.Program, refuse: (refusal: Refusal) => void): Meaning | null {
  let found: Meaning | null = null;
  for (const directive of node.directives ?? []) {
    const { value } = directive.value;
    const meaning = isDirective(value) ? directives[value]! : null;
    if (meaning === null) {
      const meant = misspelling(value);
      if (meant !== null) refuse(new Refusal(directive, "misspelt", { found: value, meant }));
    } else if (found !== null && found !== meaning) {
      refuse(new Refusal(directive, "conflict", { first: wordsFor(found), second: wordsFor(meaning) }));
    } else found = meaning;
  }
  return found;
}

const words: Record<Meaning, string> = {
  coroutine: "a plain coroutine",
  raising: "a raising coroutine",
  promise: "a promise function",
  none: "no coroutine",
};

export function wordsFor(meaning: Meaning): string {
  return words[meaning];
}

/** Only what is close to one of ours, and starts like it, can be meant for us. */
function misspelling(value: string): string | null {
  if (!/^use\b/i.test(value) || !/c.?o.?r|rout|utin/i.test(value)) return null;
  return nearest(value, Object.keys(directives));
}

/**
 * `"use server"`, `"use cache"` and the like: a compiler that comes later moves such functions to where they are called
 * from elsewhere, and refuses any that is not async.
 */
export function hasToStayAsync(code: t.BlockStatement | t.Program | t.Expression): boolean {
  const directives = "directives" in code ? (code.directives ?? []) : [];
  return directives.some(({ value }) => /^use (?:server|cache|workflow|step)\b/.test(value.value));
}

export function withoutDirectives(list: t.Directive[] | null | undefined): t.Directive[] {
  return (list ?? []).filter((one) => !isDirective(one.value.value));
}
