/** What stands beside the functions of a program: loops, blocks and declarations that make more of them. */

import { construct, many, one } from "../grammar/grammar.ts";
import { inBlock, inTarget } from "../render/place.ts";
import { braces, type Site } from "../render/site.ts";
import { capture } from "./closures.ts";
import { functionSlots, functionText } from "./function-text.ts";
import { guard } from "./guard.ts";

const value = one("expression");
const asyncArrow = { form: "arrow", async: true, generator: false, name: "", fuel: true } as const;
const asyncDeclaration = { form: "declaration", async: true, generator: false, fuel: true } as const;

export const topLevel = [
  construct("helper", "guarded statement", 2, { body: one("statement") }, (s) =>
    guard(s, s.text("body", inBlock(s.place))),
  ),
  construct("helper", "loop that makes functions", 3, { value }, (s) => {
    const place = inTarget(inBlock(s.place), { label: null, kind: "loop" });
    const name = s.declare({ name: s.fresh("v"), assignable: true }, place);
    const head = s.choose([
      `for (let ${name} = 0; ${name} < 2; ${name}++)`,
      `for (const ${name} of [1, 2])`,
      `for (let ${name} in { p: 1, q: 2 })`,
    ] as const);
    const made = `${capture(s.at(place), true)};`;
    return `${head} ${s.choose([made, braces([made]), `if (${name} !== 1) ${made}`, `if (${name} === 1); else ${made}`] as const)}`;
  }),
  construct("helper", "block with a function", 2, functionSlots, (s) => {
    const inside = s.at(inBlock(s.place));
    const name = inside.declare({ name: s.fresh("a"), role: "async" });
    const text = functionText(inside, { ...asyncDeclaration, name });
    const kept = s.declare({ name: s.fresh("a"), role: "async", assignable: true });
    return `let ${kept};\n${s.choose(["", `${s.fresh("l")}: `] as const)}${braces([`${kept} = ${name};`, text])}`;
  }),
  construct("helper", "callee behind its caller", 3, functionSlots, (s) => {
    const [caller, callee, probe] = [s.fresh("a"), s.fresh("a"), s.fresh("h")];
    const call = s.choose([`${callee}(x)`, `${callee}?.(x)`] as const);
    const calling = writeCaller(s, caller, call);
    const text = functionText(s, asyncArrow);
    for (const name of [caller, callee]) s.declare({ name, role: "async" });
    const early = `${probe} = ${s.ink.spelling.early(`${caller}(1)`)}`;
    return s.choose([
      `${calling}\nconst ${early}, ${callee} = ${text};`,
      `const ${calling.slice(calling.indexOf(caller)).replace(/;$/, "")}, ${callee} = ${text};`,
      `const ${probe} = tooEarly(() => ${callee}), ${callee} = ${text};\n${calling}`,
      `${calling}\nlet ${early}; let ${callee} = ${text};`,
    ] as const);
  }),
  construct("helper", "variable beside a function", 2, { ...functionSlots, value }, (s) => {
    const name = s.fresh("a");
    const declared = functionText(s, { ...asyncDeclaration, name });
    const other = s.ink.spelling.function({
      ...asyncArrow,
      prefix: "",
      parameters: [],
      simple: true,
      body: `{ return log(${s.tag()}, ${s.ink.spelling.await("leaf(1)")}); }`,
      outerArguments: null,
    });
    s.declare({ name, role: "async" });
    const variable = s.choose([`var ${name} = ${other};`, `var ${name};`, `var ${name} = 1;`] as const);
    return s.choose([`${variable}\n${declared}`, `${declared}\n${variable}`] as const);
  }),
  construct("helper", "function that is replaced", 2, { ...functionSlots, other: many("statement", 1, 3) }, (s) => {
    const name = s.declare({ name: s.fresh("a"), role: "async", assignable: true });
    const text = functionText(s, { ...asyncDeclaration, name });
    const statements = s.texts("other", inBlock(s.place));
    const other = s.pick("async");
    const replaced = guard(s, braces([...statements, `${name} = ${other};`]));
    return `${text}\n${replaced}`;
  }),
];

/** `const a1 = async (x) => { try { return await a2(x); } catch (error) { ... } };` */
function writeCaller(s: Site<never>, name: string, call: string): string {
  const body = `{ try { return ${s.ink.spelling.await(call)}; } catch (error) { return log(${s.tag()}, error); } }`;
  const arrow = { ...asyncArrow, prefix: "", parameters: ["x"], simple: true, body, outerArguments: null };
  return `const ${name} = ${s.ink.spelling.function(arrow)};`;
}
