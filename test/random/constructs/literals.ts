/** Values, names, calls, and literals with parts. */

import { construct, many, maybe, one } from "../grammar/grammar.ts";
import { inFunction } from "../render/place.ts";
import { functionSlots, functionText } from "./function-text.ts";

const value = one("expression");
const args = many("argument", 0, 3);
const plainValues = ["1", "0", '"s"', "true", "null", "undefined", "NaN", "(-1)", "2.5", '""', "false"] as const;

export const literals = [
  construct("expression", "value", 3, {}, (s) => s.choose(plainValues)),
  construct("expression", "name", 9, {}, (s) => s.pick("value") ?? "7"),
  construct("expression", "log", 8, { value }, (s) => `log(${s.tag()}, ${s.text("value")})`),
  construct("expression", "this", 1, {}, () => "this"),
  construct("expression", "arguments", 1, { at: one("small") }, (s) => {
    const at = s.text("at");
    return s.arguments === null ? at : s.choose([`${s.arguments}[${at}]`, `${s.arguments}.length`] as const);
  }),
  construct("expression", "new target", 1, {}, (s) => {
    if (s.place.fn.arguments === null) return "undefined";
    if (s.place.fn.inAsyncArrow) s.beyondGenerators("new.target in an async arrow");
    return "(typeof new.target)";
  }),
  construct("expression", "call", 4, { args }, (s) =>
    s.recurring(`${s.pick("function") ?? "plain"}(${s.text("args")})`),
  ),
  construct(
    "expression",
    "optional call",
    1,
    { args },
    (s) => `${s.choose(["plain", "o0.nothing"] as const)}?.(${s.text("args")})`,
  ),
  construct("expression", "new", 2, { args }, (s) => `(new ${s.pick("class") ?? "Object"}(${s.text("args")}).p)`),
  construct(
    "expression",
    "array",
    3,
    { parts: many("argument", 0, 4) },
    (s) => `[${s.texts("parts").join(s.choose([", ", ", , "] as const))}]`,
  ),
  construct("expression", "object", 2, { object: one("object") }, (s) => s.text("object")),
  construct("expression", "template", 3, { parts: many("expression", 1, 3) }, (s) => `\`${holes(s.texts("parts"))}\``),
  construct(
    "expression",
    "template of objects",
    2,
    { parts: many("expression", 1, 3) },
    (s) => `\`${holes(s.texts("parts").map((part) => `text(${s.tag()}, ${part})`))}\``,
  ),
  construct("expression", "tagged template", 2, { parts: many("expression", 0, 3) }, (s) => {
    const tag = s.choose(["tagged", "o0.m"] as const);
    return `${tag}\`a${holes(s.texts("parts"))}\``;
  }),

  construct("small", "number", 3, {}, (s) => s.choose(["0", "1", "2", "3"] as const)),
  construct("small", "awaited", 3, { value: one("small") }, (s) =>
    s.await(s.place.fn.awaits ? `leaf(${s.text("value")})` : s.text("value")),
  ),
  construct("small", "logged", 2, { value: one("small") }, (s) => `log(${s.tag()}, ${s.text("value")})`),
  construct("small", "name", 3, {}, (s) => `(${s.pick("value") ?? "9"} & 3)`),

  construct("argument", "value", 8, { value }, (s) => s.text("value")),
  construct("argument", "spread", 1, { value: one("iterable") }, (s) => `...${s.text("value")}`),

  construct("property", "value", 4, { value }, (s) => `${s.choose(["p", "q", "r"] as const)}: ${s.text("value")}`),
  construct("property", "computed", 3, { key: one("key"), value }, (s) => `[${s.text("key")}]: ${s.text("value")}`),
  construct("property", "spread", 2, { object: one("object") }, (s) => `...${s.text("object")}`),
  construct(
    "property",
    "maybe spread",
    1,
    { test: value, object: one("object") },
    (s) => `...(${s.text("test")} && ${s.text("object")})`,
  ),
  construct("property", "shorthand", 1, {}, (s) => s.pick("value") ?? "p: 1"),
  construct("property", "getter", 1, { key: one("key"), value }, (s) => {
    const key = s.text("key");
    const inside = inFunction(s.place, { form: "method", async: false, generator: false });
    // Of `get ["p"]()` in what is the default of a pattern with the rest, older V8 calls the getter again for the rest.
    const name = /^"\w+"$/.test(key) ? key : `[${key}]`;
    return `get ${name}() { return log(${s.tag()}, ${s.text("value", inside)}); }`;
  }),
  construct("property", "setter", 1, { key: maybe("key") }, (s) => {
    const key = s.has("key") ? `[${s.text("key")}]` : "q";
    return `set ${key}(value) { log(${s.tag()}, value); }`;
  }),
  construct("property", "method", 1, functionSlots, (s) =>
    functionText(s, { form: "method", async: false, generator: false, name: "m", fuel: true }),
  ),
  construct("property", "async method", 2, functionSlots, (s) =>
    functionText(s, { form: "method", async: true, generator: false, name: "am", fuel: true }),
  ),
];

/** Only the text between the holes of a template differs from a list of parts. */
function holes(parts: readonly string[]): string {
  return parts.map((part, at) => `${at}\${${part}}`).join("-");
}
