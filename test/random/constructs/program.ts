/**
 * A whole program. It defines `main`; what it uses besides is in run/harness.ts.
 *
 *   const o0 = ..., o1 = ...; class Base { ... }; const closures = [];
 *   async function a1() { ... }   helpers, which may call each other
 *   async function main() { ... }
 */

import { construct, many } from "../grammar/grammar.ts";
import { inBlock, inFunction, type Place, withoutAwait } from "../render/place.ts";
import { braces, type Site } from "../render/site.ts";
import { classes } from "./classes.ts";
import { functionSlots, functionText } from "./function-text.ts";
import { guard } from "./guard.ts";
import { topLevel } from "./top-level.ts";

const mainSlots = {
  helpers: many("helper", 0, 4),
  guarded: many("statement", 1, 9),
  body: many("statement", 0, 5),
};

export const programs = [
  construct("program", "program", 1, mainSlots, (s) => {
    const place = inFunction(s.place, { form: "declaration", async: false, generator: false });
    for (const name of ["o0", "o1"]) s.declare({ name, role: "object" }, place);
    s.declare({ name: "Base", role: "class" }, place);
    s.declare({ name: "plain", role: "function" }, place);
    const top = withoutAwait({ ...place, fn: { ...place.fn, returns: false, arguments: null } });
    const helpers = s.texts("helpers", top);
    const program = [...helpers, mainText(s, top)].join("\n");
    const used = Object.entries(prologue(s)).filter(([name]) => new RegExp(`\\b${name}\\b`).test(program));
    return [...used.map(([, text]) => text), program].join("\n");
  }),

  construct("helper", "async function", 4, functionSlots, (s) => {
    const name = s.declare({ name: s.fresh("a"), role: "async", assignable: s.chance(4) });
    return functionText(s, { form: "declaration", async: true, generator: false, name, fuel: true });
  }),
  construct("helper", "async arrow", 2, functionSlots, (s) => {
    const text = functionText(s, { form: "arrow", async: true, generator: false, name: "", fuel: true });
    return `const ${s.declare({ name: s.fresh("a"), role: "async" })} = ${text};`;
  }),
  construct("helper", "generator", 1, functionSlots, (s) => {
    const name = s.declare({ name: s.fresh("g"), role: "generator" });
    return functionText(s, { form: "declaration", async: false, generator: true, name, fuel: true });
  }),
  ...topLevel,
  ...classes
    .filter(({ name, sort }) => name === "class" && sort === "statement")
    .map((entry) => ({ ...entry, sort: "helper" as const })),
];

/**
 * First statements of which each may fail without ending the program, then every helper once, then
 * statements that stand for themselves.
 */
function mainText(s: Site<"guarded" | "body">, top: Place): string {
  const inside = inFunction(top, { form: "declaration", async: true, generator: false });
  s.declare({ name: "x", assignable: true }, inside);
  s.declare({ name: "y", assignable: true }, inside);
  const helpers = top.scope
    .visible("async")
    .map(({ name }) => `log(${s.tag()}, ${s.ink.spelling.await(`${name}(x, y)`)});`);
  const guarded = s.texts("guarded", () => ({ ...inBlock(inside), fn: { ...inside.fn, returns: false } }));
  const body = [...[...guarded, ...helpers].map((text) => guard(s, text)), ...s.texts("body", inside)];
  return asyncText(s, { form: "declaration", name: "main", parameters: ["x", "y"], body });
}

/** Definitions by the names they define; a program has those it uses. */
function prologue(s: Site<never>): Record<string, string> {
  const leaf = s.ink.spelling.await("leaf(x)");
  const am = (tag: string) =>
    asyncText(s, { form: "method", name: "am", parameters: ["x"], body: [`return log("${tag}", ${leaf});`] });
  return {
    o0: `const o0 = watched("o0", ${braces([
      "p: 1,",
      "q: null,",
      "r: [1, 2],",
      'm(...args) { return log("o0.m", args[0], this === o0, args.length); },',
      am("o0.am"),
    ])});`,
    o1: `const o1 = ${braces([
      "p: 2,",
      "q: undefined,",
      'get r() { return log("o1.r", 3); },',
      'set r(value) { log("o1.r=", value); },',
      'm(...args) { return log("o1.m", args.at(-1), this === o1, args.length); },',
      `${am("o1.am")},`,
    ])};`,
    Base: `class Base ${braces([
      'p = log("Base", 4);',
      'm(...args) { return log("Base.m", args[0], args.length); }',
      'get q() { return log("Base.q", 5); }',
      'set q(value) { log("Base.q=", value); }',
      am("Base.am"),
    ])}`,
    closures: "const closures = [];",
  };
}

interface AsyncText {
  readonly form: "declaration" | "method";
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: readonly string[];
}

function asyncText(s: Site<never>, { body, ...text }: AsyncText): string {
  return s.ink.spelling.function({
    ...text,
    async: true,
    generator: false,
    prefix: "",
    simple: true,
    body: braces(body),
    outerArguments: null,
  });
}
