/** Coverage counts what the source says, as often as it happens: as without our plugin, in whichever order they are. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { PluginItem } from "@babel/core";
import babelJest from "babel-jest";
import plugin from "babel-plugin-coroutine";
import { fieldsStay, partOfBabel, transformSync } from "../support/babel";
import { type Compile, linker } from "../support/modules";

const file = join(__dirname, "counted/program.ts");
const from = createRequire(__filename);
const ours = plugin as PluginItem;
const istanbul: PluginItem = [from.resolve("babel-plugin-istanbul"), { cwd: __dirname, exclude: [] }];
const presetsFor = (targets: object | string): PluginItem[] => [
  [partOfBabel("@babel/preset-env"), { targets, modules: "commonjs" }],
  [partOfBabel("@babel/preset-typescript"), fieldsStay],
];
const [current, oldest] = [presetsFor({ node: "current" }), presetsFor("ie 11")];

/** What istanbul keeps of a file: where everything is, and how often it was reached. */
interface Counted {
  statementMap: Record<string, Place>;
  fnMap: Record<string, { name: string }>;
  s: Record<string, number>;
  f: Record<string, number>;
  b: Record<string, number[]>;
}
interface Place {
  start: { line: number };
}

test("natively it counts what happens", async () => {
  const { statementMap, fnMap, s, f, b } = await counted([istanbul], current);
  const lines = readFileSync(file, "utf8").split("\n");
  const times = (text: string) => {
    const [key] = Object.entries(statementMap).find(([, { start }]) => lines[start.line - 1]!.includes(text))!;
    return s[key];
  };
  expect(Object.keys(statementMap).length).toBeGreaterThan(40);
  expect([times("try {"), times('step("again")'), times('step("over")'), times('step("never")')]).toEqual([3, 2, 3, 0]);
  expect(Object.keys(fnMap).map((key) => f[key])).toEqual(expect.arrayContaining([0, 1, 3]));
  expect(Object.values(b)).toEqual(expect.arrayContaining([[2, 1]]));
});

test.each<[string, PluginItem[], PluginItem[]]>([
  ["before ours", [istanbul, ours], current],
  ["after ours", [ours, istanbul], current],
  ["before ours, everything lowered", [istanbul, ours], oldest],
  ["after ours, everything lowered", [ours, istanbul], oldest],
  ["before ours, with all functions compiled", [istanbul, [ours, { annotate: "all" }]], current],
  ["after ours, with all functions compiled", [[ours, { annotate: "all" }], istanbul], current],
])("%s it counts the same", async (_, plugins, presets) => {
  expect(await counted(plugins, presets)).toEqual(await counted([istanbul], current));
});

/** babel-jest has a Babel of its own. */
test("as Jest collects it, it counts the same", async () => {
  const presets = ["@babel/preset-env", "@babel/preset-typescript"];
  const byJest = (plugins: PluginItem[]) => (source: string, filename: string) => {
    const transformer = babelJest.createTransformer({ configFile: false, babelrc: false, plugins, presets });
    const config = { cwd: __dirname, rootDir: __dirname };
    const options = { config, instrument: true, cacheFS: new Map(), configString: "", transformerConfig: {} };
    return (transformer as Transformer).process(source, filename, options).code;
  };
  expect(await countsOf(byJest([ours]))).toEqual(await countsOf(byJest([])));
});

interface Transformer {
  process(source: string, filename: string, options: object): { code: string };
}

function counted(plugins: PluginItem[], presets: PluginItem[]): Promise<Counted> {
  const options = { plugins, presets, configFile: false, babelrc: false } as const;
  return countsOf((source, filename) => {
    const code = transformSync(source, { ...options, filename })!.code!;
    expect(code.includes("double$run")).toBe(plugins.length > 1);
    return code;
  });
}

/** Of one run of the program, which has to do what it always does. */
async function countsOf(compile: Compile): Promise<Counted> {
  const { __coverage__: all } = Object.assign(globalThis, { __coverage__: {} as Record<string, Counted> });
  const { main } = linker(file, compile, { link: (code) => code, inert: true })() as Program;
  const waiting = <T>(value: T) => new Promise<T>((resolve) => setImmediate(resolve, value));
  expect(await main(waiting)).toEqual([7, "in turn 3", 1, "default", "right", "default too", "function", 1, 2]);
  return all[file]!;
}

interface Program {
  main(step: <T>(value: T) => Promise<T>): Promise<unknown[]>;
}
