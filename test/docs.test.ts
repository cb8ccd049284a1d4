/**
 * The documentation is true: examples compile, and print what `// =>` says; what is generated from the
 * sources is current (`UPDATE=1 npx jest docs` writes it); tables name everything there is.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "node:util";
import * as runtime from "coroutine-runtime";
import * as contract from "coroutine-runtime/contract";
import ts from "typescript";
import { refusals } from "../babel-plugin/src/diagnostics";
import { checkOptions } from "../babel-plugin/src/options";
import { type CompileOptions, compile } from "./support/compile";
import { difference } from "./support/difference";

const root = join(__dirname, "..");
const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "docs/alternatives.md",
  "docs/contract.md",
  "docs/memory.md",
  "docs/other-compilers.md",
  "docs/promise-kind.md",
  "docs/test262.md",
  "fixtures/README.md",
  "babel-plugin/README.md",
  "runtime/README.md",
  "examples/config-loader/README.md",
];
const textOf = (page: string) => readFileSync(join(root, page), "utf8");

test.each(pages.flatMap(examplesOf))("%s, line %i: the example is true", async (_page, _line, source) => {
  const expected = [...source.matchAll(/\/\/ => (.*)$/gm)].map(([, line]) => line!.trim());
  if (expected.length === 0) expect(() => compile(source)).not.toThrow();
  else expect(await outputOf(source)).toEqual(expected);
});

test("examples in TypeScript have the types that they use", () => {
  const examples = pages
    .flatMap(examplesOf)
    .filter(([, , source]) => /^import .* from "coroutine-runtime"/m.test(source));
  const texts = new Map(
    examples
      .filter(([, , source]) => !source.includes('"./'))
      .map(([page, line, source]) => [join(root, `${page}.${line}.mts`), `${source}export {};`]),
  );
  const host = ts.createCompilerHost({});
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.getSourceFile = (file, version, ...rest) =>
    texts.has(file) ? ts.createSourceFile(file, texts.get(file)!, version) : getSourceFile(file, version, ...rest);
  const options = {
    strict: true,
    types: ["node"],
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  };
  const found = ts.getPreEmitDiagnostics(ts.createProgram([...texts.keys()], options, host));
  expect(ts.formatDiagnostics(found, { ...host, getCurrentDirectory: () => root })).toBe("");
});

test.each(pages)("%s: every relative link leads somewhere", (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!\w+:|#)([^)#]+)/g)].map(([, link]) => link!);
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test("README.md: the emitted machine is what the compiler emits", () => {
  const [, input] = /<!-- input -->\n```ts\n(.*?)```/s.exec(textOf("README.md"))!;
  isCurrent("README.md", "output", `\`\`\`js\n${compile(input!).code}\n\`\`\`\n`);
});

test("the refusals are those of the catalogue", () => {
  const all = Object.entries(refusals).map(([code, { says, help }]) => ({
    code,
    says: says.replace("{because}", ""),
    help,
  }));
  isCurrent("README.md", "refusals", all.map(({ code, says }) => `* \`${code}\`: ${says}\n`).join(""));
  const rows = all.map(({ code, says, help }) => `| \`${code}\` | ${says} | ${help} |\n`);
  isCurrent("babel-plugin/README.md", "refusals", `| code | says | helps |\n|---|---|---|\n${rows.join("")}`);
});

test("the options are those of the plugin", () => {
  const options = firstColumn("README.md", "option").join(", ");
  expect(() => checkOptions({ none: 1 } as object)).toThrow(`There are: ${options}.`);
  expect(firstColumn("babel-plugin/README.md", "option")).toEqual(firstColumn("README.md", "option"));
});

test("runtime/README.md shows every public name", () => {
  const shown = textOf("runtime/README.md");
  expect(Object.keys(runtime).filter((name) => !new RegExp(`\`${name}\\b`).test(shown))).toEqual([]);
});

test("runtime/README.md: the text of a dump is what dump() gives", async () => {
  const [, example, shown] = /## `dump`[^#]*?```ts\n(.*?)```.*?```text\n(.*?)\n```/s.exec(textOf("runtime/README.md"))!;
  const [text] = await outputOf(`${example}console.log("%s", dump(co))`.replace(/console.log\((?!"%s").*/g, ""), {
    filename: join(root, "src/ask.ts"),
    plugin: { metadata: true },
  });
  expect(text).toBe(shown!.replace(/\s+/g, " "));
});

test("docs/contract.md has a row for every name of the contract", () => {
  expect(firstColumn("docs/contract.md", "name").sort()).toEqual(Object.keys(contract).sort());
});

test("docs/memory.md names tests that there are", () => {
  const [, ...sections] = textOf("docs/memory.md").split(/^## /m);
  const claims = sections.flatMap((section) => {
    const tests = /\]\(\.\.\/(test\/[^)]+)/.exec(section)?.[1];
    const names = [...section.matchAll(/^\|.*\|$/gm)].flatMap(([row]) => row.match(/(?<=`)\w[^`|]*\w(?=`)/g) ?? []);
    return tests === undefined ? [] : names.map((name) => [tests, name] as const);
  });
  expect(claims.length).toBeGreaterThan(40);
  expect(claims.filter(([tests, name]) => !textOf(tests).includes(`"${name}"`))).toEqual([]);
});

test("docs/other-compilers.md: every row has a case, and says what the case claims", () => {
  const page = "docs/other-compilers.md";
  const known = textOf(page);
  const tables = /(?<=^\| where it is known from .*\n\|---.*\n)(?:\|.*\n)+/gm;
  const now = known.replace(tables, (table) => table.replace(/^\|.*$/gm, currentRow));
  expect(now.match(tables)!.join("").trim().split("\n").length).toBeGreaterThan(250);
  isNow(page, known, now);
});

/** `| from | claim | [case](where it is) |` */
function currentRow(row: string): string {
  const [, from, claim, link, name, path] = /^(\| .* \| )(.*)( \| \[(.*)\]\(\.\.\/(.*)\) \|)$/.exec(row)!;
  expect(path).toBe(name!.startsWith("test/") ? name : `fixtures/${name}/`);
  return `${from}${claimOf(path!, claim!)}${link}`;
}

/** The first line of a case; of a test in a file of tests the name, which has to be there. */
function claimOf(path: string, claim: string): string {
  if (path.endsWith(".ts")) {
    expect(textOf(path)).toContain(`"${claim}"`);
    return claim;
  }
  const [input] = readdirSync(join(root, path)).filter((file) => file.startsWith("input."));
  return textOf(join(path, input!)).split("\n", 1)[0]!.replace("// Shows: ", "").replaceAll("|", "\\|");
}

/** The blocks of ```ts and ```js, with the line they start at. */
function examplesOf(page: string): [page: string, line: number, source: string][] {
  const text = textOf(page);
  return [...text.matchAll(/^```(?:ts|js)\n(.*?)^```/gms)].map((block) => [
    page,
    text.slice(0, block.index).split("\n").length + 1,
    block[1]!,
  ]);
}

/** What an example prints, line by line. A top-level await is allowed, as in a module. */
async function outputOf(source: string, options: CompileOptions = {}): Promise<string[]> {
  const lines: string[] = [];
  const console = { log: (...values: unknown[]) => lines.push(format(...values).replace(/\s+/g, " ")) };
  const { code } = compile(source, { ...options, module: "cjs" });
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await new AsyncFunction("require", "exports", "console", code)(require, {}, console);
  return lines;
}

/** The names in the first column of the tables with this heading. */
function firstColumn(page: string, heading: string): string[] {
  const tables = textOf(page).matchAll(new RegExp(`^\\| ${heading} \\|.*\\n\\|---.*\\n((?:\\|.*\\n)+)`, "gm"));
  return [...tables].flatMap(([, rows]) => rows!.match(/(?<=^\| `)[^`]+/gm)!);
}

/** What stands between `<!-- name: generated -->` and `<!-- /name -->`. */
function isCurrent(page: string, name: string, text: string): void {
  const known = textOf(page);
  const [before, rest] = known.split(`<!-- ${name}: generated -->\n`) as [string, string];
  const now = `${before}<!-- ${name}: generated -->\n${text}${rest.slice(rest.indexOf(`<!-- /${name} -->`))}`;
  isNow(page, known, now, `${name}, `);
}

function isNow(page: string, known: string, now: string, what = ""): void {
  if (now === known) return;
  if (process.env.UPDATE) writeFileSync(join(root, page), now);
  else throw new Error(`${page}: ${what}${difference(["is", "should be"], known, now)}\n\nUPDATE=1 npx jest docs`);
}

test("docs/promise-kind.md: every test that it names is there", () => {
  const named = [...textOf("docs/promise-kind.md").matchAll(/`((?:test|fixtures)\/[^`\s]+)`/g)].map(
    ([, path]) => path!,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
