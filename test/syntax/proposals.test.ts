/** Syntax of proposals, which is left to other plugins where it does not await. */

import type { ParserPlugin } from "@babel/parser";
import { compile } from "../support/compile";

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

test("a pattern that takes private names apart stays in its class, also where it awaits", () => {
  const source = `class C {
    #x; #y;
    async m(step) { "use coroutine"; const { #x: x } = this; const { #y: y = await step(x) } = this; return y; }
  }`;
  const code = emitted(source, "destructuringPrivate");
  expect(code).toContain("static #m$run = ");
  expect(code).toContain("part = self.#y;");
});
