/** Objects, their members, and the chains through them. */

import { construct, many, one } from "../grammar/grammar.ts";

const object = one("object");
const key = one("key");
const args = many("argument", 0, 3);

export const members = [
  construct("key", "name", 4, {}, (s) => JSON.stringify(s.choose(["p", "q", "r"] as const))),
  construct("key", "logging", 2, {}, (s) => `key(${s.tag()}, ${JSON.stringify(s.choose(["p", "q", "r"] as const))})`),
  construct("key", "awaited", 3, { key }, (s) => s.await(s.place.fn.awaits ? `leaf(${s.text("key")})` : s.text("key"))),
  construct("key", "small", 1, { value: one("small") }, (s) => s.text("value")),

  construct("object", "name", 5, {}, (s) => s.pick("object") ?? "{}"),
  construct("object", "awaited", 3, { object }, (s) =>
    s.await(s.place.fn.awaits ? `leaf(${s.text("object")})` : s.text("object")),
  ),
  construct("object", "logged", 3, { object }, (s) => `log(${s.tag()}, ${s.text("object")})`),
  construct(
    "object",
    "after another expression",
    1,
    { first: one("expression"), object },
    (s) => `(${s.text("first")}, ${s.text("object")})`,
  ),
  construct("object", "literal", 2, { parts: many("property", 0, 3) }, (s) => literal(s.texts("parts"))),
  construct("object", "literal with a prototype", 1, { proto: object, parts: many("property", 0, 3) }, (s) => {
    const proto = `__proto__: ${s.text("proto")}`;
    return literal([proto, ...s.texts("parts")]);
  }),
  construct("object", "instance", 2, { args }, (s) => `(new ${s.pick("class") ?? "Object"}(${s.text("args")}))`),
  construct("object", "the receiver", 1, {}, (s) => (s.place.fn.home ? "this" : (s.pick("object") ?? "{}"))),

  construct("target", "name", 5, {}, (s) => s.pickAssignable() ?? "o0.p"),
  construct("target", "member", 3, { object }, (s) => `${s.text("object")}.${s.choose(["p", "q", "r"] as const)}`),
  construct("target", "computed member", 3, { object, key }, (s) => `${s.text("object")}[${s.text("key")}]`),
  construct("target", "private field", 1, {}, (s) => {
    const name = s.choose(s.place.privates.filter((each) => each.startsWith("#p")));
    return name === undefined ? "o0.q" : `this.${name}`;
  }),
  construct("target", "super member", 1, { key }, (s) => {
    const key = s.text("key");
    if (!s.place.fn.home) return `o1[${key}]`;
    if (s.place.fn.inAsyncArrow) s.beyondGenerators("super in an async arrow");
    return `super[${key}]`;
  }),

  construct("expression", "private name in", 1, { object }, (s) => {
    const name = s.choose(s.place.privates);
    const object = s.text("object");
    return name === undefined ? `("p" in Object(${object}))` : `(${name} in Object(${object}))`;
  }),
  construct("expression", "read", 4, { target: one("target") }, (s) => s.text("target")),
  construct("expression", "method call", 4, { object, args }, (s) =>
    s.recurring(`${s.text("object")}${s.choose([".m?.(", "?.m?.(", ".m(", '["m"]?.('] as const)}${s.text("args")})`),
  ),
  construct("expression", "computed method call", 2, { object, key, args }, (s) =>
    s.recurring(`${s.text("object")}[(${s.text("key")}, "m")]?.(${s.text("args")})`),
  ),
  construct("expression", "chain", 4, { test: one("expression"), object, links: many("link", 1, 3) }, (s) => {
    const base = `(${s.text("test")} ? ${s.text("object")} : ${s.choose(["null", "undefined"] as const)})`;
    const links = s.texts("links").join("");
    return s.recurring(`(${base}${links.startsWith("?.") ? "" : "?."}${links.replace(/^\./, "")})`);
  }),

  construct("link", "name", 2, {}, (s) => s.choose([".p", "?.q", "?.p"] as const)),
  construct("link", "key", 2, { key }, (s) => `?.[${s.text("key")}]`),
  construct("link", "method", 2, { args }, (s) => `${s.choose(["?.m?.(", ".m?.(", ".m("] as const)}${s.text("args")})`),
  construct("link", "call", 1, { args }, (s) => `?.(${s.text("args")})`),
];

function literal(parts: readonly string[]): string {
  return `({ ${parts.join(", ")} })`;
}
