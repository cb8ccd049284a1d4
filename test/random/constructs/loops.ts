/** All loops. Those that might not end ask for fuel before every turn. */

import { construct, many, maybe, one } from "../grammar/grammar.ts";
import { inBlock, inTarget, type Place } from "../render/place.ts";
import { braces, type Site } from "../render/site.ts";
import { boundName } from "./patterns.ts";

const body = many("statement", 1, 5);
const value = one("expression");
/** Nobody else reads or writes the result: only the jump leads to where it is read. */
const resultSlots = {
  first: value,
  before: many("statement", 0, 2),
  test: value,
  changed: value,
  after: many("statement", 0, 2),
};

export const loops = [
  construct("statement", "while", 3, { test: value, body }, (s) => {
    const { label, place } = loop(s, s.place);
    return `${label}while (fuel() && ${s.text("test")}) ${s.block("body", place)}`;
  }),
  construct("statement", "do", 2, { body, test: value }, (s) => {
    const { label, place } = loop(s, s.place);
    return `${label}do ${s.block("body", place)} while (fuel() && ${s.text("test")});`;
  }),
  construct(
    "statement",
    "for",
    6,
    { start: one("small"), limit: one("small"), update: maybe("expression"), body },
    (s) => {
      const { label, place } = loop(s, inBlock(s.place));
      const start = s.text("start");
      const i = s.declare({ name: s.newName(place), assignable: true }, place);
      const update = s.has("update") ? `, ${s.text("update", place)}` : "";
      const limit = s.text("limit", place);
      return `${label}for (let ${i} = ${start}; fuel() && ${i} <= ${limit}; ${i}++${update}) ${s.block("body", place)}`;
    },
  ),
  construct("statement", "for with closures in its head", 2, { start: one("small"), body }, (s) => {
    const { label, place } = loop(s, inBlock(s.place));
    const start = s.text("start");
    const i = s.declare({ name: s.newName(place), assignable: true }, place);
    const capture = () => `closures.push(() => log(${s.tag()}, ${i}${s.choose(["", "++"] as const)}))`;
    const head = `let ${i} = ${start}, ${s.fresh("n")} = ${capture()}; ${capture()}, fuel() && ${i} < 3; ${capture()}, ${i}++`;
    return `${label}for (${head}) ${s.block("body", place)}`;
  }),
  construct(
    "statement",
    "for without a declaration",
    1,
    { start: maybe("expression"), test: value, update: maybe("expression"), body },
    (s) => {
      const { label, place } = loop(s, s.place);
      const head = `${s.text("start")}; fuel() && ${s.text("test")}; ${s.text("update")}`;
      return `${label}for (${head}) ${s.block("body", place)}`;
    },
  ),
  construct("statement", "loop with a result", 4, resultSlots, (s) => {
    const result = s.fresh("result");
    const first = s.text("first");
    const { label, place } = loop(s, s.place);
    const inside = inBlock(place);
    const before = s.texts("before", inside);
    const test = s.text("test", inside);
    const change = `${result} = ${s.text("changed", inside)};`;
    const turn = [...before, `if (${test}) ${s.choose(["break", "break", "continue"] as const)};`, change];
    const text = `${label}while (fuel()) ${braces([...turn, ...s.texts("after", inside)])}`;
    return braces([`let ${result} = ${first};`, text, `log(${s.tag()}, ${result});`]);
  }),
  construct("statement", "for in", 3, { object: one("object"), body }, (s) => {
    const object = s.text("object");
    const { label, place } = loop(s, inBlock(s.place));
    return `${label}for (${head(s, place)} in bare(${object})) ${s.block("body", place)}`;
  }),
  construct("statement", "for in over keys that change", 1, { body }, (s) => {
    const { label, place } = loop(s, inBlock(s.place));
    const object = s.declare({ name: s.fresh("object"), role: "object" });
    const key = s.declare({ name: s.fresh("k") }, place);
    const change = `if (${key} === "p") { delete ${object}.q; ${object}.extra = 1; }`;
    const loopText = `${label}for (const ${key} in ${object}) ${s.block("body", place)}`;
    return `const ${object} = { p: 1, q: 2, r: 3 };\n${loopText.replace("{", `{\n  ${change}`)}`;
  }),
  construct("statement", "for in over a text", 1, { value, body }, (s) => {
    const value = s.text("value");
    const { label, place } = loop(s, inBlock(s.place));
    return `${label}for (${head(s, place)} in ${s.choose(['"ab"', `bare(${value})`] as const)}) ${s.block("body", place)}`;
  }),
  construct("statement", "for of", 6, { items: one("iterable"), body }, (s) => {
    const items = s.text("items");
    const { label, place } = loop(s, inBlock(s.place));
    return `${label}for (${head(s, place)} of ${items}) ${s.block("body", place)}`;
  }),
  construct(
    "statement",
    "for of with a pattern",
    2,
    { items: many("iterable", 1, 2), pattern: one("pattern"), body },
    (s) => {
      const items = s.text("items");
      const { label, place } = loop(s, inBlock(s.place));
      const names = s.choose(["const", "let", "var"] as const);
      const pattern = s.text("pattern", { ...place, names });
      return `${label}for (${names} [${pattern}] of [${items}]) ${s.block("body", place)}`;
    },
  ),
  construct("statement", "for of with a target", 1, { items: one("iterable"), target: one("target"), body }, (s) => {
    const items = s.text("items");
    const { label, place } = loop(s, inBlock(s.place));
    return `${label}for (${s.text("target")} of ${items}) ${s.block("body", place)}`;
  }),
  construct("statement", "for await", 3, { items: one("asyncIterable"), body }, (s) => {
    const items = s.text("items");
    const { label, place } = loop(s, inBlock(s.place));
    if (s.place.fn.awaits) s.beyondGenerators("for await");
    const waits = s.place.fn.awaits && s.ink.spelling.name !== "generators";
    return `${label}for ${waits ? "await " : ""}(${head(s, place)} of ${items}) ${s.block("body", place)}`;
  }),
];

export const iterables = [
  construct("iterable", "array", 4, { parts: many("argument", 0, 3) }, (s) => `[${s.text("parts")}]`),
  construct(
    "iterable",
    "logging",
    5,
    { parts: many("argument", 0, 3) },
    (s) => `iterable(${s.tag()}, [${s.text("parts")}])`,
  ),
  construct("iterable", "awaited", 1, { items: one("iterable") }, (s) =>
    s.await(s.place.fn.awaits ? `leaf(${s.text("items")})` : s.text("items")),
  ),
  construct("iterable", "text", 1, {}, () => '"xy"'),
  construct("iterable", "set", 1, { parts: many("argument", 0, 3) }, (s) => `new Set([${s.text("parts")}])`),
  construct("iterable", "generator", 2, { args: many("argument", 0, 2) }, (s) =>
    s.ink.spelling.iterate(`${s.pick("generator") ?? "counting"}(${s.text("args")})`),
  ),

  construct(
    "asyncIterable",
    "logging",
    4,
    { parts: many("argument", 0, 3) },
    (s) => `${s.place.fn.awaits ? "asyncIterable" : "iterable"}(${s.tag()}, [${s.text("parts")}])`,
  ),
  construct("asyncIterable", "of leaves", 2, { parts: many("expression", 1, 3) }, (s) => {
    const parts = s.texts("parts");
    return `[${parts.map((part, at) => (at % 2 === 0 && s.place.fn.awaits ? `leaf(${part})` : part)).join(", ")}]`;
  }),
  construct("asyncIterable", "ordinary", 1, { items: one("iterable") }, (s) => s.text("items")),
];

/** A loop that jumps can leave, at times with a label. */
export function loop(s: Site<never>, place: Place): { label: string; place: Place } {
  const label = s.chance(3) ? s.fresh("l") : null;
  return { label: label === null ? "" : `${label}: `, place: inTarget(place, { label, kind: "loop" }) };
}

/** What takes the value of each turn. */
export function head(s: Site<never>, place: Place): string {
  const names = s.choose(["const", "let", "var", "assign"] as const);
  const name = boundName(s, { ...place, names });
  return names === "assign" ? name : `${names} ${name}`;
}
