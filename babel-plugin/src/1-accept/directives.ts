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

/** What says which of ours is meant, wherever it stands: `"use raising coroutine"`, `"use coroutine promising"`. */
const hints: [RegExp, string][] = [
  [/\bno/i, "use no coroutine"],
  [/rais/i, "use coroutine raising"],
  [/promis/i, "use coroutine promise"],
];

/** Only what starts like one of ours, and speaks of coroutines or is close to one, can be meant for us. */
function misspelling(value: string): string | null {
  if (!/^\s*(?:use|no\b)/i.test(value) || !/c.?o.?r|rout|utin/i.test(value)) return null;
  const close = nearest(value, Object.keys(directives)) ?? (/coroutine/i.test(value) ? "use coroutine" : null);
  return close && (hints.find(([word]) => word.test(value))?.[1] ?? close);
}

/**
 * `"use server"`, `"use cache"` and the like: a compiler that comes later moves such functions to where they are called
 * from elsewhere, and refuses any that is not async.
 */
export function hasToStayAsync(code: t.Node): boolean {
  return says(code, /^use (?:server|cache|workflow|step)\b/);
}

/** What runs on another thread of React Native gets there with all that it uses, in which nothing of the runtime can be. */
export function isWorklet(code: t.Node): boolean {
  return says(code, /^worklet$/);
}

function says(code: t.Node, what: RegExp): boolean {
  const directives = "directives" in code ? (code.directives ?? []) : [];
  return directives.some(({ value }) => what.test(value.value));
}

export function withoutDirectives(list: t.Directive[] | null | undefined): t.Directive[] {
  return (list ?? []).filter((one) => !isDirective(one.value.value));
}
