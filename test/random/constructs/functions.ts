/** Functions in expressions and declarations, and the parameters of all of them. */

import { construct, many, one } from "../grammar/grammar.ts";
import { attempt, expressionArrow, functionSlots, functionText } from "./function-text.ts";

const arrowSlots = { parameters: many("parameter", 0, 2), value: one("expression") };
const args = many("argument", 0, 3);
const calledSlots = { ...functionSlots, args };

export const functions = [
  construct("parameter", "name", 5, {}, (s) => s.declare({ name: s.newName(s.place), assignable: true })),
  construct("parameter", "default", 3, { value: one("expression") }, (s) => {
    const name = s.newName(s.place);
    const value = s.text("value");
    return `${s.declare({ name, assignable: true })} = ${value}`;
  }),
  construct("parameter", "pattern", 1, { pattern: one("pattern"), value: one("iterable") }, (s) => {
    const value = s.text("value");
    return `[${s.text("pattern")}] = ${value}`;
  }),

  construct("statement", "function", 2, calledSlots, (s) => {
    const name = s.declare({ name: s.fresh("f"), role: "function" });
    const text = functionText(s, { form: "declaration", async: false, generator: false, name, fuel: true });
    return `${text}\n${attempt(s, `${name}(${s.text("args")})`)}`;
  }),
  construct("statement", "hoisted function", 1, { ...functionSlots, args }, (s) => {
    const name = s.declare({ name: s.fresh("f"), role: "function" });
    const call = `log(${s.tag()}, ${name}(${s.text("args")}));`;
    return `${call}\n${functionText(s, { form: "declaration", async: false, generator: false, name, fuel: true })}`;
  }),
  construct("statement", "async function", 3, calledSlots, (s) => {
    const name = s.declare({ name: s.fresh("a"), role: "async" });
    const text = functionText(s, { form: "declaration", async: true, generator: false, name, fuel: true });
    return s.place.fn.awaits ? `${text}\n${attempt(s, s.await(`${name}(${s.text("args")})`))}` : text;
  }),
  construct("statement", "generator", 1, functionSlots, (s) => {
    const name = s.declare({ name: s.fresh("g"), role: "generator" });
    return functionText(s, { form: "declaration", async: false, generator: true, name, fuel: true });
  }),
  construct("statement", "const function", 2, functionSlots, (s) => {
    const text = functionText(s, { form: "expression", async: false, generator: false, name: "" });
    return `const ${s.declare({ name: s.fresh("f"), role: "function" })} = ${text};`;
  }),
  construct("statement", "const async arrow", 3, calledSlots, (s) => {
    const text = functionText(s, { form: "arrow", async: true, generator: false, name: "" });
    const name = s.declare({ name: s.fresh("a"), role: "async" });
    const definition = `const ${name} = ${text};`;
    return s.place.fn.awaits ? `${definition}\n${attempt(s, s.await(`${name}(${s.text("args")})`))}` : definition;
  }),
  construct("statement", "let async arrow of an expression", 2, arrowSlots, (s) => {
    const text = expressionArrow(s, { async: true });
    return `let ${s.declare({ name: s.fresh("a"), role: "async" })} = ${text};`;
  }),
  construct("statement", "const arrow of an expression", 2, arrowSlots, (s) => {
    const text = expressionArrow(s, { async: false });
    return `const ${s.declare({ name: s.fresh("f"), role: "function" })} = ${text};`;
  }),

  construct("expression", "called async arrow", 2, { ...functionSlots, args }, (s) => {
    if (!s.place.fn.awaits) return s.tag();
    const callee = functionText(s, { form: "arrow", async: true, generator: false, name: "" });
    return s.await(`${callee}(${s.text("args")})`);
  }),
  construct("expression", "called async function", 1, { ...functionSlots, args }, (s) => {
    if (!s.place.fn.awaits) return s.tag();
    const callee = functionText(s, { form: "expression", async: true, generator: false, name: "" });
    return s.await(`${callee}(${s.text("args")})`);
  }),
  construct("expression", "called arrow", 1, { ...functionSlots, args }, (s) => {
    const callee = functionText(s, { form: "arrow", async: false, generator: false, name: "" });
    return `${callee}(${s.text("args")})`;
  }),
  construct("expression", "yield", 1, { value: one("expression") }, (s) => {
    const value = s.text("value");
    return s.place.fn.yields ? `(yield ${value})` : value;
  }),
];
