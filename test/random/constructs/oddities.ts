/** What the language allows and hardly anybody writes. */

import { construct, many, one } from "../grammar/grammar.ts";
import { inBlock, type Place } from "../render/place.ts";
import { braces } from "../render/site.ts";
import { functionSlots, functionText } from "./function-text.ts";
import { loop } from "./loops.ts";

const value = one("expression");
const body = many("statement", 1, 4);
const args = many("argument", 0, 2);

export const oddities = [
  construct("expression", "odd literal", 1, {}, (s) =>
    s.choose(["1_000", "0x1F", "0b1_0", "/a\\/b/u.source", "10n", '"\\u{61}"', "`\\``", ".5e1"] as const),
  ),
  construct("expression", "regular function as a constructor", 1, { ...functionSlots, args }, (s) => {
    const text = functionText(s, { form: "expression", async: false, generator: false, name: "" });
    return `(typeof new ${text}(${s.text("args")}))`;
  }),
  construct(
    "expression",
    "call with a spread of nothing",
    1,
    { value },
    (s) => `plain(...[], ${s.text("value")}, ...[])`,
  ),
  construct("expression", "immediate member", 1, { value }, (s) => {
    const value = s.text("value");
    return s.choose([`[${value}].at(0)`, `({ p: ${value} }).p`, `[${value}][0]`, `({ p: ${value} })?.["p"]`] as const);
  }),
  construct("property", "generator method", 1, functionSlots, (s) =>
    functionText(s, { form: "method", async: false, generator: true, name: "g", fuel: true }),
  ),
  construct("property", "pair of accessors", 1, { value }, (s) => {
    const given = s.text("value");
    return `get p() { return ${s.tag()}; }, set p(value) { log(${s.tag()}, value); }, r: ${given}`;
  }),
  construct("statement", "var of the name that was caught", 1, { body, handler: body, value }, (s) => {
    const name = s.fresh("v");
    const block = s.block("body");
    s.place.scope.declareVar({ name, role: "value", assignable: true });
    const place: Place = inBlock(s.place);
    // No `let` of the block repeats it.
    place.scope.declare({ name, role: "value", assignable: true });
    const again = `var ${name} = ${s.text("value", place)};`;
    const handler = [again, ...s.texts("handler", place), `log(${s.tag()}, ${name});`];
    return `try ${block} catch (${name}) ${braces(handler)}\nlog(${s.tag()}, ${name});`;
  }),
  construct("statement", "for with vars declared before", 1, { value, body }, (s) => {
    const known = s.choose(s.place.scope.ownVars())?.name;
    const value = s.text("value");
    const { label, place } = loop(s, inBlock(s.place));
    const name = known ?? s.fresh("v");
    if (known === undefined) s.place.scope.declareVar({ name, role: "value", assignable: true });
    const head = s.choose([
      `var ${name} = ${value}; fuel() && ${name} < 3; ${name}++`,
      `var ${name} of [${value}]`,
    ] as const);
    return `${label}for (${head}) ${s.block("body", place)}`;
  }),
  construct(
    "statement",
    "for of with a pattern of targets",
    1,
    { first: one("target"), value, items: one("iterable"), body },
    (s) => {
      const items = s.text("items");
      const { label, place } = loop(s, inBlock(s.place));
      const first = s.text("first");
      const value = s.text("value");
      const pattern = s.choose([
        `[${first} = ${value}]`,
        `{ p: ${first} = ${value} }`,
        `{ length: ${first} }`,
      ] as const);
      return `${label}for (${pattern} of [[${items}], { p: ${value} }, ""].slice(0, 1)) ${s.block("body", place)}`;
    },
  ),
  construct("statement", "for in with a target", 1, { target: one("target"), object: one("object"), body }, (s) => {
    const object = s.text("object");
    const { label, place } = loop(s, inBlock(s.place));
    return `${label}for (${s.text("target")} in bare(${object})) ${s.block("body", place)}`;
  }),
];
