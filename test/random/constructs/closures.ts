/** Closures that are kept and called later, when the names they captured may have moved on. */

import { construct, many, one } from "../grammar/grammar.ts";
import { inFunction } from "../render/place.ts";

const value = one("expression");

export const closures = [
  construct("statement", "capture", 6, {}, (s) => {
    const first = s.pick("value") ?? "0";
    const second = s.pick("value") ?? "0";
    return `closures.push(() => log(${s.tag()}, ${first}, ${second}));`;
  }),
  construct("statement", "capture and change", 3, {}, (s) => {
    const name = s.pickAssignable() ?? "o0.p";
    return `closures.push(() => log(${s.tag()}, ${name}${s.choose(["++", " += 2", " = 5"] as const)}));`;
  }),
  construct("statement", "capture an expression", 2, { value }, (s) => {
    const async = s.chance(2);
    if (async && s.place.fn.beforeSuper) s.beyondGenerators("an arrow before super");
    const inside = inFunction(s.place, { form: "arrow", async, generator: false });
    const body = `{ return log(${s.tag()}, ${s.text("value", inside)}); }`;
    const head = {
      form: "arrow",
      async,
      generator: false,
      prefix: "",
      name: "",
      parameters: [],
      simple: true,
    } as const;
    const text = s.ink.spelling.function({ ...head, body, outerArguments: s.arguments });
    return `closures.push(${text});`;
  }),
  construct("statement", "call what was captured", 3, {}, (s) => {
    const name = s.fresh("f");
    // Some are async: an ordinary function cannot wait for them.
    if (!s.place.fn.awaits) return `log(${s.tag()}, closures.length);`;
    return `for (const ${name} of closures.splice(0)) log(${s.tag()}, ${s.await(`${name}()`)});`;
  }),
  construct("expression", "call the last captured", 1, { args: many("argument", 0, 1) }, (s) =>
    s.place.fn.awaits ? s.await(`closures.pop()?.(${s.text("args")})`) : `log(${s.tag()}, ${s.text("args") || "0"})`,
  ),
];
