/** Plugins that take exports out of a file, as those of servers, leave nothing behind that names them. */

import type { NodePath, PluginItem, types as t } from "@babel/core";
import coroutinePlugin, { type PluginOptions } from "babel-plugin-coroutine";
import { transformSync, types } from "../support/babel";
import { compile } from "../support/compile";

/** As Expo's does: while the file is gone through, not when it is entered. */
const withoutLoader = () => ({
  visitor: {
    ExportNamedDeclaration(path: NodePath<t.ExportNamedDeclaration>) {
      const { declaration } = path.node;
      const named = declaration?.type === "VariableDeclaration" ? declaration.declarations[0]!.id : declaration;
      const { id = named } = named as { id?: t.Node };
      if (id?.type === "Identifier" && id.name === "loader") path.remove();
    },
    ExportDefaultDeclaration: (path: NodePath) => path.remove(),
  },
});

/** When the program is left, which is after we have left it. */
const lateWithoutLoader: PluginItem = () => ({
  visitor: { Program: { exit: (path: NodePath<t.Program>) => path.traverse(withoutLoader().visitor) } },
});

const without = (source: string, plugin?: PluginOptions) =>
  compile(source, { filename: "route.js", plugins: [withoutLoader], plugin }).code;
const statements = (code: string) => code.replace(/^import .*$/gm, "").trim();

test("the declaration, its body and the call that puts one on the other", () => {
  const source = 'export async function loader() { "use coroutine"; await loader(); await query(); }';
  expect(statements(without(source))).toBe("");
});

test("a function in a wrapper: bundlers see that nobody uses the rest", () => {
  const source = `import { coroutine } from "coroutine-runtime"; export const loader = coroutine(async () => await query());`;
  expect(without(source)).not.toContain("compiled(");
});

test("what else names the body keeps it, and what that names", () => {
  const helper = 'async function again() { "use coroutine"; return await loader(); }';
  const source = `export async function loader() { "use coroutine"; return await query(); }\n${helper}`;
  const code = without(source);
  expect(code).toContain("function loader$run(");
  expect(code).not.toContain("compiled(loader");
  expect(code).toContain("compiled(again, again$run);");
});

test("what is kept so keeps what it names, whichever is first", () => {
  const exported = 'export async function loader() { "use coroutine"; return await last(); }';
  const last = 'export default async function last() { "use coroutine"; return await query(); }';
  const again = 'async function again() { "use coroutine"; return await loader(); }';
  for (const source of [`${exported}\n${last}\n${again}`, `${again}\n${last}\n${exported}`]) {
    const code = without(source);
    expect(code).toContain("function last$run(");
    expect(code.match(/^compiled\(.*/gm)).toEqual(["compiled(again, again$run);"]);
  }
});

test("what the option metadata tells about it", () => {
  const source = 'export async function loader() { "use coroutine"; await loader(); await query(); }';
  const method = 'export default class Page { async load() { "use coroutine"; await query(); } }';
  expect(statements(without(`${source}\n${method}`, { metadata: true }))).toBe("");
});

test("a plugin that does so when the program is left", () => {
  const source = 'export async function loader() { "use coroutine"; await loader(); await query(); }';
  const { code } = compile(source, { filename: "route.js", plugins: [lateWithoutLoader] });
  expect(statements(code)).toBe("");
});

test("a plugin that keeps Babel from going through the file", () => {
  const skipping = { visitor: { Program: (path: NodePath) => path.skip() } };
  const source = 'async function loader() { "use coroutine"; }';
  const { code } = transformSync(source, { configFile: false, plugins: [skipping, coroutinePlugin] })!;
  expect(code).toContain("async function loader");
});

test("what has another name now keeps its registration", () => {
  const { expressionStatement, assignmentExpression, cloneNode, memberExpression, identifier, toExpression } = types;
  const member = memberExpression(identifier("exports"), identifier("loader"));
  const asProperty: PluginItem = {
    visitor: {
      ExportNamedDeclaration(path: NodePath<t.ExportNamedDeclaration>) {
        const value = toExpression(path.node.declaration as t.FunctionDeclaration);
        path.replaceWith(expressionStatement(assignmentExpression("=", cloneNode(member), value)));
      },
      CallExpression(path: NodePath<t.CallExpression>) {
        const [first] = path.get("arguments");
        if (first?.isIdentifier({ name: "loader" })) first.replaceWith(cloneNode(member));
      },
    },
  };
  const source = 'export async function loader() { "use coroutine"; await query(); }';
  expect(compile(source, { filename: "route.js", plugins: [asProperty] }).code).toContain(
    "compiled(exports.loader, loader$run);",
  );
});

test("a class with its methods", () => {
  const source = 'export default class Page { async load() { "use coroutine"; await query(); } }';
  expect(statements(without(source))).toBe("");
});

test("what stays is as it was", () => {
  const source =
    'export async function other() { "use coroutine"; await query(); }\nexport class C { async m() { "use coroutine"; } }';
  expect(without(source)).toBe(compile(source, { filename: "route.js" }).code);
});
