/** Bodies that are one statement, without braces: they have no scope of their own, but that of the loop's head. */

import { type Construct, construct, maybe, one } from "../grammar/grammar.ts";
import { inBlock, inTarget } from "../render/place.ts";
import { awaits } from "./awaits.ts";
import { branches } from "./branches.ts";
import { capture, closures } from "./closures.ts";
import { head, loop, loops } from "./loops.ts";
import { boundName } from "./patterns.ts";
import { protect } from "./protect.ts";

const body = one("single");
const value = one("expression");
const capturing = ["capture", "capture and change", "capture an expression", "call what was captured"];
/** These are more than one statement, or take so much room that there would be little else. */
const notSingle = new Set(["for in over keys that change", "loop with a result"]);

/** With bodies that have no braces. */
const unbracedOnes = [
  construct("single", "if", 4, { test: value, body }, (s) => `if (${s.text("test")}) ${s.text("body")}`),
  construct(
    "single",
    "if else",
    3,
    { test: value, body, otherwise: body },
    (s) => `if (${s.text("test")}) ${s.text("body")} else ${s.text("otherwise")}`,
  ),
  construct("single", "while", 2, { test: value, body }, (s) => {
    const { label, place } = loop(s, s.place);
    return `${label}while (fuel() && ${s.text("test")}) ${s.text("body", place)}`;
  }),
  construct("single", "do", 2, { body, test: value }, (s) => {
    const { label, place } = loop(s, s.place);
    return `${label}do ${s.text("body", place)} while (fuel() && ${s.text("test")});`;
  }),
  construct("single", "for", 5, { start: one("small"), update: maybe("expression"), body }, (s) => {
    const { label, place } = loop(s, inBlock(s.place));
    const start = s.text("start");
    const i = s.declare({ name: s.newName(place), assignable: true }, place);
    const update = s.has("update") ? `, ${s.text("update", place)}` : "";
    return `${label}for (let ${i} = ${start}; fuel() && ${i} < 3; ${i}++${update}) ${s.text("body", place)}`;
  }),
  construct("single", "for in", 2, { object: one("object"), body }, (s) => {
    const object = s.text("object");
    const { label, place } = loop(s, inBlock(s.place));
    return `${label}for (${head(s, place)} in bare(${object})) ${s.text("body", place)}`;
  }),
  construct("single", "for of", 4, { items: one("iterable"), body }, (s) => {
    const items = s.text("items");
    const { label, place } = loop(s, inBlock(s.place));
    return `${label}for (${head(s, place)} of ${items}) ${s.text("body", place)}`;
  }),
  construct("single", "for of with a pattern", 2, { items: one("iterable"), pattern: one("pattern"), body }, (s) => {
    const items = s.text("items");
    const { label, place } = loop(s, inBlock(s.place));
    const names = s.choose(["const", "let", "var"] as const);
    const pattern = s.text("pattern", { ...place, names });
    return `${label}for (${names} [${pattern}] of [${items}]) ${s.text("body", place)}`;
  }),
  construct("single", "label", 2, { body }, (s) => {
    const label = s.fresh("l");
    return `${label}: ${s.text("body", inTarget(s.place, { label, kind: "block" }))}`;
  }),
  construct("single", "var", 1, { value }, (s) => {
    const value = s.text("value");
    return `var ${boundName(s, { ...s.place, names: "var" })} = ${value};`;
  }),
];

const asSingles = (list: readonly Construct[], named: (name: string) => boolean): Construct[] =>
  list
    .filter(({ name, sort }) => sort === "statement" && named(name))
    .map((entry) => ({ ...entry, sort: "single" as const }));

export const unbraced: readonly Construct[] = [
  ...asSingles(branches, () => true),
  construct("single", "nothing", 1, {}, () => ";"),
  ...unbracedOnes,
  ...asSingles(awaits, (name) => name === "await"),
  ...asSingles(protect, () => true),
  ...asSingles(loops, (name) => !notSingle.has(name)),
  ...asSingles(closures, (name) => capturing.includes(name)),
  construct("single", "capture", 9, { value }, (s) => `${capture(s, true)};`),
  ...unbracedOnes.map((entry) => ({ ...entry, sort: "statement" as const })),
];
