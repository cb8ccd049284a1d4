/** What is awaited: leaves, plain values, thenables, calls, handles made before. */

import { construct, many, one } from "../grammar/grammar.ts";

const args = many("argument", 0, 3);

export const awaits = [
  construct("expression", "await leaf", 24, { value: one("expression") }, (s) =>
    s.await(awaitedLeaf(s, s.text("value"))),
  ),
  construct("expression", "await value", 2, { value: one("expression") }, (s) => s.await(s.text("value"))),
  construct("expression", "await await", 1, { value: one("expression") }, (s) =>
    s.await(s.await(awaitedLeaf(s, s.text("value")))),
  ),
  construct("expression", "await thenable", 1, { value: one("expression") }, (s) =>
    s.place.fn.awaits ? s.await(`thenable(${s.tag()}, ${s.text("value")})`) : s.text("value"),
  ),
  construct("expression", "await call", 9, { args }, (s) => {
    const callee = s.pick("async");
    return callee === undefined || !s.place.fn.awaits
      ? `plain(${s.text("args")})`
      : s.await(`${callee}(${s.text("args")})`);
  }),
  construct(
    "expression",
    "await one call or the other",
    2,
    { test: one("expression"), left: args, right: args },
    (s) => {
      const test = s.text("test");
      const left = `(${s.pick("async") ?? "plain"}(${s.text("left")}))`;
      const right = `(${s.pick("async") ?? "plain"}(${s.text("right")}))`;
      return s.place.fn.awaits ? s.await(`(${test} ? ${left} : ${right})`) : test;
    },
  ),
  construct("expression", "await chosen callee", 1, { test: one("expression"), args }, (s) => {
    const test = s.text("test");
    if (!s.place.fn.awaits) return test;
    return s.await(`(${test} ? ${s.pick("async") ?? "plain"} : plain)(${s.text("args")})`);
  }),
  construct("expression", "await method", 5, { object: one("object"), args }, (s) => {
    const object = s.text("object");
    const call = s.choose([".am?.(", "?.am?.(", ".am(", '["am"]?.('] as const);
    const args = s.text("args");
    return s.place.fn.awaits ? s.await(`${object}${call}${args})`) : s.recurring(`${object}.m?.(${args})`);
  }),
  construct("expression", "await super method", 1, { args }, (s) => {
    const { awaits, home, inAsyncArrow } = s.place.fn;
    if (!home) return `log(${[s.tag(), ...s.texts("args")].join(", ")})`;
    if (inAsyncArrow) s.beyondGenerators("super in an async arrow");
    const args = s.text("args");
    return awaits ? s.await(`super.am(${args})`) : s.recurring(`super.m(${args})`);
  }),
  construct("expression", "await private method", 1, { args }, (s) => {
    const name = s.choose(s.place.privates.filter((each) => each.startsWith("#am")));
    if (name === undefined || !s.place.fn.awaits) return `log(${[s.tag(), ...s.texts("args")].join(", ")})`;
    return s.await(`this.${name}(${s.text("args")})`);
  }),
  construct("expression", "await handle", 2, {}, (s) => {
    const name = s.pick("handle");
    return name === undefined ? "0" : s.place.fn.awaits ? s.await(name) : `(typeof ${name})`;
  }),

  construct(
    "statement",
    "await",
    9,
    { value: one("small") },
    (s) => `log(${s.tag()}, ${s.await(awaitedLeaf(s, s.text("value")))});`,
  ),
  construct(
    "statement",
    "await",
    9,
    { value: one("small") },
    (s) => `log(${s.tag()}, ${s.await(awaitedLeaf(s, s.text("value")))});`,
  ),
  construct("statement", "handle for later", 2, { args }, (s) => {
    const callee = s.pick("async");
    if (callee === undefined) return ";";
    const start = s.ink.spelling.start(callee, s.text("args"));
    return `const ${s.declare({ name: s.fresh("h"), role: "handle" })} = ${start};`;
  }),
];

/** In an ordinary function nothing may be left waiting: there it is the value alone. */
function awaitedLeaf(s: { readonly place: { readonly fn: { readonly awaits: boolean } } }, value: string): string {
  return s.place.fn.awaits ? `leaf(${value})` : value;
}
