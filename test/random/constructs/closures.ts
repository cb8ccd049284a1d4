/** Closures that are kept and called later, when the names they captured may have moved on. */

import { construct, many, one } from "../grammar/grammar.ts";
import { inFunction } from "../render/place.ts";
import type { Site } from "../render/site.ts";

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
    return `${capture(s, async)};`;
  }),
  construct("expression", "capture", 2, { value }, (s) => capture(s, !s.chance(3))),
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

/** Keeps an arrow that sees the value declared last, which may be that of a loop's turn. */
export function capture(s: Site<"value">, async: boolean): string {
  if (async && s.place.fn.beforeSuper) s.beyondGenerators("an arrow before super");
  const nearest = s.place.scope.visible("value")[0]?.name ?? "0";
  const inside = inFunction(s.place, { form: "arrow", async, generator: false });
  const logged = `log(${s.tag()}, ${s.text("value", inside)}, ${nearest})`;
  const asGenerator = async && s.ink.spelling.name === "generators";
  const body = s.chance(2) && !asGenerator ? logged : `{ return ${logged}; }`;
  const kind = { form: "arrow", async, generator: false, prefix: "", name: "", parameters: [], simple: true } as const;
  return `closures.push(${s.ink.spelling.function({ ...kind, body, outerArguments: s.arguments })})`;
}
