/** Errors: thrown, caught, and code that runs on the way out. */

import { construct, many, one } from "../grammar/grammar.ts";
import { inBlock, type Place } from "../render/place.ts";
import { braces, type Site } from "../render/site.ts";
import { boundName } from "./patterns.ts";

const body = many("statement", 1, 5);
const handler = many("statement", 0, 3);
const finalizer = many("statement", 1, 4);

export const protect = [
  construct("statement", "try catch", 5, { body, handler }, (s) => `try ${s.block("body")} ${handlerText(s)}`),
  construct("statement", "try finally", 6, { body, finalizer }, (s) => `try ${bodyText(s)} ${finalizerText(s)}`),
  construct(
    "statement",
    "try catch finally",
    4,
    { body, handler, finalizer },
    (s) => `try ${bodyText(s)} ${handlerText(s)} ${finalizerText(s)}`,
  ),
  construct("statement", "catch with a pattern", 1, { body, pattern: one("pattern"), handler }, (s) => {
    const block = s.block("body");
    const place: Place = { ...inBlock(s.place), names: "let" };
    const pattern = s.text("pattern", place);
    return `try ${block} catch ({ name: ${pattern} }) ${braces(s.texts("handler", place))}`;
  }),
  construct("statement", "throw", 1, { value: one("expression") }, (s) => {
    const value = s.text("value");
    return `throw ${s.choose([`failure(${s.tag()})`, value] as const)};`;
  }),
  construct(
    "statement",
    "conditional throw",
    3,
    { test: one("expression") },
    (s) => `if (${s.text("test")}) throw failure(${s.tag()});`,
  ),
  construct("expression", "fail", 2, { value: one("expression") }, (s) => `fail(${s.tag()}, ${s.text("value")})`),
];

/** Half of the time it waits first: that is where destruction has something to do. */
function bodyText(s: Site<"body">): string {
  const first = s.chance(2) && s.place.fn.awaits ? [`log(${s.tag()}, ${s.await("leaf(0)")});`] : [];
  return braces([...first, ...s.texts("body", inBlock(s.place))]);
}

function finalizerText(s: Site<"finalizer">): string {
  return `finally ${braces([`log(${s.tag()});`, ...s.texts("finalizer", inBlock(s.place))])}`;
}

/** The parameter shares the scope of its block, so that no `let` in there repeats it. */
function handlerText(s: Site<"handler">): string {
  if (s.chance(4)) return `catch ${s.block("handler")}`;
  const place: Place = { ...inBlock(s.place), names: "let" };
  const name = boundName(s, place);
  return `catch (${name}) ${braces([`log(${s.tag()}, ${name});`, ...s.texts("handler", place)])}`;
}
