/** However Babel is told to parse and to print a file, the compiled program is the same. */

import type { PluginItem } from "@babel/core";
import generator from "@babel/generator";
import { parse } from "@babel/parser";
import { compile } from "../support/compile";
import { type Fixture, findFixtures } from "../support/fixture";
import { canRead, compileFor } from "../support/run-fixture";

/** The options of the parser and of the generator, as a plugin may set them. */
type Told = (parser: Record<string, unknown>, generator: Record<string, unknown>) => void;

const told = (tell: Told): PluginItem => ({
  manipulateOptions: (options: { generatorOpts: object }, parser: object) =>
    tell(parser as Record<string, unknown>, options.generatorOpts as Record<string, unknown>),
});

/** What a case is compiled to, or refused for. */
function compiled({ source, input, options }: Fixture, ...others: PluginItem[]): string {
  try {
    return compileFor(options, others)(source, input);
  } catch (error) {
    return (error as Error).message;
  }
}

const fixtures = findFixtures();
const casesOf = (category: string) => (fixtures.get(category) ?? []).filter(canRead);

const parenthesesKept = told((parser) => {
  parser.createParenthesizedExpressions = true;
});

describe("parentheses that the parser keeps as nodes change nothing", () => {
  test.each(["annotations", "expressions", "refusals", "typescript"])("%s", (category) => {
    for (const one of casesOf(category)) expect(asMeant(compiled(one, parenthesesKept))).toBe(asMeant(compiled(one)));
  });

  const typed = `const n = /** @type {number} */ (text);\nconst both = (1, (2));`;

  test("they stay in a file without coroutines", () => {
    const options = { plugins: [parenthesesKept] };
    expect(compile(typed, options).code).toBe(compile(typed, { ...options, plugin: null }).code);
  });

  test("comments stay where they stood", () => {
    const annotated = `${typed}\nasync function f() { "use coroutine"; return /* a */ (/* b */ (x) /* c */) /* d */; }`;
    const { code } = compile(annotated, { plugins: [parenthesesKept] });
    expect(code).toContain("/** @type {number} */(text)");
    expect(code.match(/\/\* \w \*\//g)).toEqual(["/* a */", "/* b */", "/* c */", "/* d */"]);
  });
});

describe("lines, spaces and comments are all that the generator is told about", () => {
  const layouts: Record<string, Told> = {
    retainLines: (_, generator) => Object.assign(generator, { retainLines: true }),
    minified: (_, generator) => Object.assign(generator, { minified: true, compact: true }),
    "no comments": (_, generator) => Object.assign(generator, { comments: false, shouldPrintComment: () => false }),
    "the layout of the source": (parser, generator) => {
      parser.tokens = true;
      Object.assign(generator, { retainLines: true, experimental_preserveFormat: true });
    },
  };

  test.each(Object.entries(layouts))("%s", (_, layout) => {
    for (const one of casesOf("branches")) expect(asMeant(compiled(one, told(layout)))).toBe(asMeant(compiled(one)));
  });
});

/** Numbers and strings can be written in several ways, too. A refusal is not code. */
function asMeant(code: string): string {
  if (code.includes("(coroutine/")) return code;
  const ast = parse(code, { sourceType: "unambiguous", plugins: ["jsx", "explicitResourceManagement", "decorators"] });
  return generator(ast, { comments: false, minified: true }).code;
}
