/**
 * Callees that change: replaced between and during calls, hidden by others of their name, not there yet. Whatever replaces
 * one asks whether there are calls left, as it may call who calls it.
 */

import { construct, many } from "../grammar/grammar.ts";
import { inBlock } from "../render/place.ts";
import { braces } from "../render/site.ts";
import { attempt, functionSlots, functionText } from "./function-text.ts";

const args = many("argument", 0, 2);
const asyncArrow = { form: "arrow", async: true, generator: false, name: "", fuel: true } as const;

export const callees = [
  construct("statement", "replaced callee", 2, functionSlots, (s) => {
    const name = s.pickAssignable("async");
    const text = functionText(s, asyncArrow);
    return name === undefined ? `log(${s.tag()});` : `${name} = ${text};`;
  }),
  construct("statement", "callee to replace", 2, functionSlots, (s) => {
    const text = functionText(s, asyncArrow);
    const name = s.declare({ name: s.fresh("a"), role: "async", assignable: true });
    return `let ${name} = ${text};`;
  }),
  construct("expression", "callee replaced in its call", 2, { ...functionSlots, args }, (s) => {
    const name = s.pickAssignable("async");
    const args = s.texts("args");
    if (name === undefined || !s.place.fn.awaits) return `plain(${args.join(", ")})`;
    const replaced = `${name} = ${functionText(s, asyncArrow)}`;
    const call = s.choose([
      `${name}(${[...args, replaced].join(", ")})`,
      `(${replaced})(${args.join(", ")})`,
      `${name}?.(${[`(${replaced}, 1)`, ...args].join(", ")})`,
    ] as const);
    return s.await(call);
  }),
  construct("statement", "hidden callee", 2, { ...functionSlots, inside: many("statement", 1, 3), args }, (s) => {
    const outer = s.pick("async");
    if (outer === undefined) return s.block("inside");
    const inside = s.at(inBlock(s.place));
    const name = inside.declare({ name: outer, role: "async" });
    const kind = s.choose(["declaration", "arrow", "expression"] as const);
    const text = functionText(inside, { ...asyncArrow, form: kind, name: kind === "declaration" ? name : "" });
    const keyword = s.choose(["const", "let"] as const);
    const definition = kind === "declaration" ? text : `${keyword} ${name} = ${text};`;
    const call = attempt(inside, s.await(`${name}(${s.text("args", inside.place)})`));
    const calls = s.place.fn.awaits ? [call] : [];
    const rest = s.texts("inside", inside.place);
    return braces(kind === "declaration" ? [...calls, ...rest, definition] : [definition, ...calls, ...rest]);
  }),
  construct("statement", "callee that is declared behind", 2, { ...functionSlots, args }, (s) => {
    if (!s.place.fn.awaits) return `log(${s.tag()}, ${s.text("args") || "0"});`;
    const name = s.fresh("a");
    const args = s.text("args");
    const call = s.await(s.choose([`${name}(${args})`, `${name}?.(${args})`] as const));
    const caught = `catch (error) { return log(${s.tag()}, error); }`;
    const caller = s.ink.spelling.function({
      ...asyncArrow,
      prefix: "",
      parameters: [],
      simple: true,
      body: `{ try { return ${call}; } ${caught} }`,
      outerArguments: s.arguments,
    });
    if (s.place.fn.beforeSuper) s.beyondGenerators("an arrow before super");
    const text = functionText(s, asyncArrow);
    s.declare({ name, role: "async" });
    const early = s.fresh("f");
    return s.choose([
      `const ${s.declare({ name: s.fresh("v") })} = ${s.await(`${caller}()`)}, ${name} = ${text};`,
      `let ${early} = ${caller}, ${s.fresh("n")} = ${s.await(`${early}()`)}, ${name} = ${text};`,
      `const ${early} = ${caller}; log(${s.tag()}, ${s.await(`${early}()`)}); const ${name} = ${text};`,
    ] as const);
  }),
];
