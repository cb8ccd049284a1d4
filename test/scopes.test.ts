/** Who goes on with the AST finds in Babel's scopes what is declared in it, and nothing else. */

import { type NodePath, types as t, transformSync, traverse } from "@babel/core";
import plugin from "../babel-plugin/src";

const source = `
import { coroutine } from "coroutine-runtime";
const stay = [];
export async function lifted(count = 3) {
  "use coroutine promise";
  for (let i = 0; i < count; i++) { const turn = await i; stay.push(() => turn); }
}
export class Nested extends Object {
  async method(...rest) { "use coroutine promise"; const { a, ...b } = await rest; return [a, b, await super.toString()]; }
}
export const arrow = coroutine(async ([one] = [], { two, ...others } = {}) => { await one; return [two, others]; });
`;

/** The bindings of every scope, how often each is used and assigned; and the globals. */
function scopesOf(program: NodePath<t.Program>): string[] {
  const found: string[] = [];
  const note = ({ node, scope }: NodePath) => {
    const bindings = Object.entries(scope.bindings).map(
      ([name, { kind, references, constantViolations }]) =>
        `${name}:${kind}:${references}:${constantViolations.length}`,
    );
    found.push(`${node.type} ${bindings.sort().join(" ")}`);
  };
  note(program);
  program.traverse({ Scope: note });
  return [...found, ...Object.keys(program.scope.globals).sort()];
}

function scopesIn(ast: t.Node): string[] {
  let found: string[] = [];
  traverse(ast, {
    Program(path) {
      found = scopesOf(path);
      path.stop();
    },
  });
  return found;
}

const compile = (options: object) =>
  transformSync(source, { configFile: false, babelrc: false, plugins: [plugin], ...options })!.ast!;

test("of an AST that is handed over by a transform with this plugin alone", () => {
  const ast = compile({ ast: true });
  expect(scopesIn(ast)).toEqual(scopesIn(t.cloneNode(ast, true)));
});

test("of what a plugin behind this one sees", () => {
  let seen: string[] = [];
  const behind = { visitor: { Program: { exit: (path: NodePath<t.Program>) => void (seen = scopesOf(path)) } } };
  const ast = compile({ ast: true, plugins: [plugin, () => behind] });
  expect(seen).toEqual(scopesIn(t.cloneNode(ast, true)));
});
