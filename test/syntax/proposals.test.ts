/** Syntax of proposals, which is left to other plugins where it does not await. */

import type { ParserPlugin } from "@babel/parser";
import { version } from "../support/babel";
import { compile } from "../support/compile";

/** Babel 8 reads no records. */
const withRecords = version.startsWith("7.") ? test : test.skip;

interface Options {
  parserOpts: { plugins: ParserPlugin[] };
  generatorOpts: object;
}

function emitted(source: string, ...parser: ParserPlugin[]): string {
  const syntax = {
    manipulateOptions({ parserOpts, generatorOpts }: Options) {
      parserOpts.plugins.push(...parser);
      Object.assign(generatorOpts, { topicToken: "%" });
    },
  };
  return compile(source, { filename: "input.js", plugins: [() => syntax] }).code;
}

test("what a pipeline gives may be a thenable", () => {
  const source = `async function main(f, x) { "use coroutine"; await 0; return (await x) |> f(%); }`;
  const code = emitted(source, ["pipelineOperator", { proposal: "hack", topicToken: "%" }]);
  expect(code).toContain("return settle(depth + 1, value |> f(%));");
});

test("a body that uses the topic of a pipeline stays on its right side", () => {
  const source = `async function main(x) {
    "use coroutine";
    await 0;
    return x |> (async () => { "use coroutine"; await 1; return %; });
  }`;
  const code = emitted(source, ["pipelineOperator", { proposal: "hack", topicToken: "%" }]).replace(/\s+/g, " ");
  expect(code).toContain("x |> (() => { const anonymous$run = ");
});

test("a pattern that takes private names apart stays in its class, also where it awaits", () => {
  const source = `class C {
    #x; #y;
    async m(step) { "use coroutine"; const { #x: x } = this; const { #y: y = await step(x) } = this; return y; }
  }`;
  const code = emitted(source, "destructuringPrivate");
  expect(code).toContain("static #m$run = ");
  expect(code).toContain("part = self.#y;");
});

withRecords("a record writes out names that are not locals", () => {
  const source = `async function main(step) {
    "use coroutine";
    let x = 1;
    const look = () => x++;
    await step(look);
    return #{ x, within: #{ x } };
  }`;
  const code = emitted(source, ["recordAndTuple", { syntaxType: "hash" }]).replace(/\s+/g, " ");
  expect(code).toContain("#{ x: x.value, within: #{ x: x.value } }");
});

test("an intrinsic of V8 is no value: it is called where it stands", () => {
  const source = `async function main(step) { "use coroutine"; await %Await(await step(1)); return %Call(0, await step(2)); }`;
  const code = emitted(source, "v8intrinsic");
  expect(code).toContain("wait(depth + 1, %Await(value))");
  expect(code).toContain("settle(depth + 1, %Call(0, value))");
});

test("a module block is left alone, also what has names of the coroutine around it", () => {
  const source = `export async function main(step) {
    "use coroutine";
    let x = await step(1);
    const block = module { let x = 2; await x; export const look = async () => x++; };
    return [await step(() => x), x++, block];
  }`;
  const code = emitted(source, "moduleBlocks").replace(/\s+/g, " ");
  expect(code).toContain("module { let x = 2; await x; export const look = async () => x++; }");
  expect(code).toContain("() => x.value");
});

test('with annotate: "all", async functions of a module block stay native', () => {
  const source =
    "export const block = module { export async function run() { await null; } }; async function main() {}";
  const syntax = { manipulateOptions: ({ parserOpts }: Options) => parserOpts.plugins.push("moduleBlocks") };
  const { code } = compile(source, { filename: "input.js", plugin: { annotate: "all" }, plugins: [() => syntax] });
  expect(code).toContain("export async function run() {");
  expect(code).toContain("main$run");
});
