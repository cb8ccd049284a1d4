/** Code whose names depend on what happens when it runs: `eval`, `with`, and functions that sloppy blocks hand out. */

import { construct, many, one } from "../grammar/grammar.ts";
import { inBlock } from "../render/place.ts";
import { braces, type Site } from "../render/site.ts";
import { functionSlots, functionText } from "./function-text.ts";
import { guard } from "./guard.ts";

const object = one("object");
const value = one("expression");
const args = many("argument", 0, 2);
const asyncDeclaration = { form: "declaration", async: true, generator: false, fuel: true } as const;

export const sloppy = [
  construct("helper", "evaluating function", 1, {}, (s) => {
    const name = s.fresh("evaluate");
    const callee = s.pick("async") ?? "plain";
    const code = s.choose([`${callee} = () => 5`, `typeof ${callee}`, `var ${callee} = () => 6; 1`] as const);
    const call = guard(s, `log(${s.tag()}, ${name}(${JSON.stringify(code)}));`);
    return `function ${name}(code) { return eval(code); }\n${call}`;
  }),
  construct("helper", "function that evaluates beside others", 1, functionSlots, (s) => {
    const [name, made] = [s.fresh("evaluate"), s.fresh("a")];
    const outer = s.pick("async") ?? "plain";
    const inside = s.at(inBlock(s.place));
    const callee = s.fresh("a");
    const text = functionText(inside, { ...asyncDeclaration, name: callee });
    const calling = [callee, outer].map((each) => caller(s, each));
    const codes = [`${callee} = () => 7`, `var ${outer} = () => 8`, `var ${callee} = () => 9`, ""] as const;
    const body = braces([text, `const made = ${s.choose(calling) ?? "plain"};`, "eval(code);", "return made;"]);
    s.declare({ name: made, role: "async" });
    return `function ${name}(code) ${body}\nconst ${made} = ${name}(${JSON.stringify(s.choose(codes))});`;
  }),
  construct("helper", "with", 1, { object }, (s) => {
    const assigned = s.pick("async") ?? "o0";
    if (s.place.strict) return guard(s, `log(${s.tag()}, ${s.text("object")});`);
    const inner = s.choose([
      `log(${s.tag()}, typeof p, typeof ${assigned});`,
      `closures.push(() => log(${s.tag()}, typeof p));`,
      `p = 3;`,
      `${assigned} = () => 4;`,
    ] as const);
    // Not in its head, where functions are refused too.
    const object = s.fresh("object");
    const body = s.choose([inner, braces([inner])] as const);
    return guard(s, `const ${object} = bare(${s.text("object")});\nwith (${object}) ${body}`);
  }),
  construct("statement", "function of a block", 2, { ...functionSlots, test: one("expression"), args }, (s) => {
    const name = s.fresh("f");
    const inside = s.at(inBlock(s.place));
    const text = functionText(inside, { form: "declaration", async: false, generator: false, name, fuel: true });
    const head = s.place.strict ? "" : s.choose(["", `${s.fresh("l")}: `] as const);
    const unbraced = !s.place.strict && s.chance(2);
    const block = unbraced ? text : braces([`${head}${text}`]);
    const call = `try { log(${s.tag()}, typeof ${name}, ${name}(${s.text("args")})); }`;
    return `if (${s.text("test")}) ${block}\n${call} catch (error) { log(${s.tag()}, error); }`;
  }),
  construct("statement", "function of a block with a variable's name", 1, {}, (s) => {
    const name = s.pickAssignable() ?? s.fresh("f");
    s.beyondGenerators("a function of a block beside a parameter");
    const block = braces([`function ${name}() { return ${name}; }`, `log(${s.tag()}, typeof ${name});`]);
    const after = guard(s, `log(${s.tag()}, typeof ${name});`);
    // The text of a function is another when it is compiled: it must not get into sums.
    return `${block}\n${after}\nif (typeof ${name} === "function") ${name} = 4;`;
  }),
  construct("statement", "variable called arguments", 1, { value }, (s) => {
    const value = s.text("value");
    const { arguments: list, inAsyncArrow } = s.place.fn;
    if (s.place.strict || list !== "arguments" || inAsyncArrow) return `log(${s.tag()}, ${value});`;
    s.beyondGenerators("another arguments");
    const seen = `log(${s.tag()}, typeof arguments, arguments?.length, (() => arguments?.[0])());`;
    return s.choose([
      `var arguments;\n${seen}`,
      `${seen}\nvar arguments = ${value};`,
      braces([`let arguments = ${value};`, seen]),
      braces([`const arguments = ${value};`, `closures.push(() => arguments?.[0]);`, seen]),
    ] as const);
  }),
];

/** An async arrow that hands its argument on. */
function caller(s: Site<never>, callee: string): string {
  return s.ink.spelling.function({
    form: "arrow",
    async: true,
    generator: false,
    prefix: "",
    name: "",
    parameters: ["x"],
    simple: true,
    body: `{ return log(${s.tag()}, ${s.ink.spelling.await(`${callee}(x)`)}); }`,
    outerArguments: null,
  });
}
