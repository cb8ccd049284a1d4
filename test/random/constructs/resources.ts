/**
 * Resources that are disposed of: by blocks, functions and loops. Only where the engine can be compared with: V8 13, the
 * first that knows `using`, crashes in some of these programs, and no V8 so far disposes of what the head of a
 * `for (using x = ...; ...)` declares when the loop ends, but after its first turn.
 */

import { type Construct, construct, many, one } from "../grammar/grammar.ts";
import { inBlock, inTarget, type Place } from "../render/place.ts";
import { braces, type Site } from "../render/site.ts";

const value = one("expression");
const body = many("statement", 1, 4);

const constructs = [
  construct("statement", "using", 4, { value, test: value, body }, (s) => {
    const inside = inBlock(s.place);
    const given = s.text("value");
    const test = s.text("test");
    const name = s.declare({ name: s.fresh("u"), role: "object" }, inside);
    const made = resource(s, name, given);
    const held = s.choose([made, made, `(${test}) ? ${made} : ${s.choose(["null", "1"] as const)}`] as const);
    return braces([`${keyword(s)} ${name} = ${held};`, ...s.texts("body", inside)]);
  }),
  construct("statement", "several using", 2, { first: value, second: value, body }, (s) => {
    const inside = inBlock(s.place);
    const declared = [s.text("first"), s.text("second")].map((given) => {
      const name = s.declare({ name: s.fresh("u"), role: "object" }, inside);
      return `${name} = ${resource(s, name, given)}`;
    });
    return braces([`${keyword(s)} ${declared.join(", ")};`, ...s.texts("body", inside)]);
  }),
  construct("statement", "for of using", 2, { first: value, second: value, body }, (s) => {
    const inside: Place = inTarget(inBlock(s.place), { label: null, kind: "loop" });
    const name = s.declare({ name: s.fresh("u"), role: "object" }, inside);
    const items = [s.text("first"), s.text("second")].map((given) => resource(s, name, given));
    return `for (${keyword(s)} ${name} of iterable(${s.tag()}, [${items.join(", ")}])) ${s.block("body", inside)}`;
  }),
];

/** A generator that is returned from cannot wait for what its resources take to be disposed of. */
function keyword(s: Site<never>): string {
  if (!s.place.fn.awaits || s.chance(2)) return "using";
  s.beyondGenerators("await using");
  return s.ink.spelling.name === "generators" ? "using" : "await using";
}

function resource(s: Site<never>, name: string, given: string): string {
  return `${s.choose(["resource", "resource", "badResource"] as const)}("${name}", ${given})`;
}

const major = Number.parseInt(process.versions.v8, 10);

export const resources: readonly Construct[] = major >= 14 ? constructs : [];
