/** Classes: every kind of member, computed keys and heritage that may await. */

import { construct, many, maybe, one } from "../grammar/grammar.ts";
import { inBlock, inFunction, inInitializer, type Place, withoutAwait } from "../render/place.ts";
import { braces, type Site } from "../render/site.ts";
import { attempt, functionSlots, functionText } from "./function-text.ts";

const classSlots = { awaited: maybe("small"), constructorArgs: many("argument", 0, 2), members: many("member", 1, 4) };
const key = one("key");
const value = one("expression");
const initializer = many("statement", 1, 2);

export const classes = [
  construct("statement", "class", 3, classSlots, (s) => {
    const name = s.fresh("C");
    const text = classText(s, name);
    const kept = s.chance(2) ? s.fresh("C") : name;
    s.declare({ name: kept, role: "class" });
    const other = kept === name ? "" : `\nconst ${kept} = ${name};\n${name} = ${s.choose(["null", "Base"] as const)};`;
    if (!s.place.fn.awaits) return text + other;
    const receiver = s.choose([`new ${kept}(1)`, kept] as const);
    return `${text}${other}\n${attempt(s, s.await(`${receiver}.${s.choose(["am(2)", "am?.(3)", "p?.(4)"] as const)}`))}`;
  }),
  construct("statement", "class expression", 1, classSlots, (s) => {
    const text = classText(s, s.chance(2) ? s.fresh("N") : "", "expression");
    return `const ${s.declare({ name: s.fresh("C"), role: "class" })} = ${text};`;
  }),

  construct("member", "method", 3, functionSlots, (s) => method(s, { async: false, name: "m" })),
  construct("member", "async method", 5, functionSlots, (s) => method(s, { async: true, name: "am" })),
  construct("member", "computed async method", 2, { ...functionSlots, key }, (s) =>
    method(s, { async: true, name: `[${s.text("key")}]` }),
  ),
  construct("member", "computed method", 1, { ...functionSlots, key }, (s) =>
    method(s, { async: false, name: `[${s.text("key")}]` }),
  ),
  construct("member", "getter", 1, { value }, (s) => {
    const inside = inFunction(s.place, { form: "method", async: false, generator: false });
    return `get p() { return log(${s.tag()}, ${s.text("value", inside)}); }`;
  }),
  construct("member", "setter", 1, {}, (s) => `set q(value) { log(${s.tag()}, value); }`),
  construct("member", "field", 2, { value }, (s) => `r = ${s.text("value", inInitializer(s.place))};`),
  construct("member", "static field", 1, { value }, (s) => `static p = ${s.text("value", inInitializer(s.place))};`),
  construct("member", "computed field", 2, { key, value }, (s) => {
    const key = s.text("key");
    return `${s.choose(["static ", ""] as const)}[${key}] = ${s.text("value", inInitializer(s.place))};`;
  }),
  construct("member", "async method that names its class", 4, { value }, (s) => {
    const self = s.pick("self") ?? "null";
    const inside = inFunction(s.place, { form: "method", async: true, generator: false });
    const body = `{ if (!calls()) return "tired"; return log(${s.tag()}, typeof ${self}, ${self} === this, ${s.text("value", inside)}); }`;
    const prefix = s.choose(["static ", ""] as const);
    const head = {
      form: "method",
      async: true,
      generator: false,
      prefix,
      name: "am",
      parameters: [],
      simple: true,
    } as const;
    return s.ink.spelling.function({ ...head, body: body, outerArguments: null });
  }),
  construct("member", "method called by an initializer", 2, functionSlots, (s) => {
    const self = s.pick("self");
    if (self === undefined) return ";";
    const name = s.fresh("s");
    const call = `${self}.${name}(1)`;
    const text = functionText(s, {
      form: "method",
      async: true,
      generator: false,
      prefix: "static ",
      name,
      fuel: true,
    });
    return `${text}\nstatic ${s.fresh("h")} = ${s.choose([s.ink.spelling.early(call), `closures.push(() => ${call})`] as const)};`;
  }),
  construct(
    "member",
    "static block",
    1,
    { initializer },
    (s) => `static ${braces(s.texts("initializer", inInitializer(s.place)))}`,
  ),
];

function method(s: Site<"parameters" | "body">, { async, name }: { async: boolean; name: string }): string {
  const prefix = s.chance(3) ? "static " : "";
  return functionText(s, { form: "method", async, generator: false, prefix, name, fuel: true });
}

/**
 * Every class has private members, so that methods anywhere in it can use them. It extends Base, or
 * another class, directly or after an await.
 */
function classText(s: Site<keyof typeof classSlots>, name: string, form = "declaration"): string {
  const base = s.pick("class") ?? "Base";
  const extended = s.has("awaited") && s.place.fn.awaits ? s.await(`leaf(${base})`) : base;
  const heritage = s.chance(3) ? "" : ` extends ${extended}`;
  const field = `#p${s.fresh("")}`;
  const asyncMethod = `#am${s.fresh("")}`;
  const accessor = `#pa${s.fresh("")}`;
  const names = s.chance(2) ? [field, asyncMethod, accessor] : [field, asyncMethod];
  // In sloppy code keys that wait may be refused: they are strict, and evaluated before the class.
  const around = s.place.strict ? s.place : withoutAwait(s.place);
  const inside: Place = { ...inBlock(around), privates: [...s.place.privates, ...names], targets: [], strict: true };
  if (name !== "") s.declare({ name, role: "self" }, inside);
  const members = [`${field} = 1;`, privateMethod(s, asyncMethod), ...s.texts("members", inside)];
  if (names.includes(accessor)) members.unshift(...privateAccessor(s, accessor));
  if (s.chance(2)) members.push(constructorText(s, inside, heritage !== ""));
  const text = `class ${name}${heritage} ${braces(members)}`;
  return form === "expression" ? `(${text})` : text;
}

function privateAccessor(s: Site<never>, name: string): string[] {
  const prefix = s.chance(4) ? "static " : "";
  return [
    `${prefix}get ${name}() { return log(${s.tag()}, this.p); }`,
    `${prefix}set ${name}(value) { log(${s.tag()}, value); }`,
  ];
}

function privateMethod(s: Site<never>, name: string): string {
  return s.ink.spelling.function({
    form: "method",
    async: true,
    generator: false,
    prefix: "",
    name,
    parameters: ["x"],
    simple: true,
    body: `{ return log(${s.tag()}, ${s.ink.spelling.await("leaf(x)")}); }`,
    outerArguments: null,
  });
}

function constructorText(s: Site<"constructorArgs">, place: Place, derived: boolean): string {
  const inside = inFunction(place, { form: "method", async: false, generator: false });
  const args = s.texts("constructorArgs", { ...inside, fn: { ...inside.fn, home: false, beforeSuper: derived } });
  const first = derived ? `super(${args.join(", ")});` : `log(${[s.tag(), ...args].join(", ")});`;
  return `constructor(...given) ${braces([first, `log(${s.tag()}, this.p, new.target === Base, ...given);`])}`;
}
