/** The options of the plugin: what is not given, what is wrong, and what several of the plugin make of one file. */

import { transformSync } from "@babel/core";
import type { ParserPlugin } from "@babel/parser";
import type { FunctionReport, PluginOptions } from "../babel-plugin/src";
import plugin from "../babel-plugin/src";
import { checkOptions, type FunctionContext } from "../babel-plugin/src/options";

const defaults = checkOptions();

test.each(["annotate", "ticks", "checks", "runtime", "metadata"])("%s: undefined is the default", (name) => {
  expect(checkOptions({ [name]: undefined })).toEqual(defaults);
});

test("a check that is undefined is the default", () => {
  expect(checkOptions({ checks: { raises: undefined } as never })).toEqual(defaults);
});

test.each([
  [{ tick: "exact" }, 'unknown option "tick". Did you mean "ticks"?'],
  [{ ticks: "exakt" }, 'ticks cannot be "exakt". Did you mean "exact"?'],
  [{ annotate: "promise" }, 'annotate cannot be "promise". It is one of: marked, all, a function.'],
  [{ annotate: 1n }, "annotate cannot be 1."],
  [{ checks: "off" }, 'checks cannot be "off". It is an object, as { raises: "off" }.'],
  [{ checks: null }, "checks cannot be null."],
  [{ checks: false }, "checks cannot be false."],
  [{ checks: [] }, "checks cannot be an array."],
  [{ annotate: Object.create(null) }, "annotate cannot be an object."],
  [{ ticks: () => "exact" }, "ticks cannot be a function."],
  [{ checks: { raise: "off" } }, 'unknown check "raise". Did you mean "raises"?'],
  [{ checks: { raises: false } }, "checks.raises cannot be false."],
  [{ runtime: "" }, "runtime must be the name of a module."],
  [{ runtime: null }, "runtime must be the name of a module."],
  [{ metadata: "true" }, 'metadata cannot be "true".'],
])("%p is an error that says what is meant", (given, message) => {
  expect(() => checkOptions(given as PluginOptions)).toThrow(message);
});

const reportsOf = (source: string, ...given: PluginOptions[]) => {
  const plugins = given.map((options, place) => [plugin, options, `${place}`] as [typeof plugin, object, string]);
  const { metadata } = transformSync(source, { configFile: false, babelrc: false, plugins })!;
  return (metadata as { coroutines?: FunctionReport[] }).coroutines!.map(({ name, kind }) => `${name}: ${kind}`);
};

const two = `async function one() { await 1; }
async function two() { "use coroutine"; await 2; }`;

test("an annotate function that answers nothing leaves the function alone", () => {
  expect(reportsOf(two, { annotate: (() => undefined) as never })).toEqual(["two: coroutine"]);
});

test("an annotate function that answers with no kind is an error that names the function", () => {
  expect(() => reportsOf(two, { annotate: (() => "promising") as never })).toThrow(
    'annotate, for "one", cannot be "promising".',
  );
});

test("what an annotate function calls a coroutine is refused where it cannot be compiled, and left native as a promise", () => {
  const source = 'async function one() { eval("1"); }';
  expect(() => reportsOf(source, { annotate: () => "coroutine" })).toThrow("coroutine/eval");
  expect(() => reportsOf(source, { annotate: () => "raising" })).toThrow("coroutine/eval");
  expect(reportsOf(source, { annotate: () => "promise" })).toEqual(["one: promise"]);
});

const exportedOf = (source: string, plugins: ParserPlugin[] = []): string => {
  const exported: string[] = [];
  const annotate = (_: object, context: FunctionContext) => {
    if (context.exported) exported.push(context.name);
    return null;
  };
  const parserOpts = { plugins };
  transformSync(source, { configFile: false, babelrc: false, plugins: [[plugin, { annotate }]], parserOpts });
  return exported.join(" ");
};

test("an annotate function is told what the module exports, however it does", () => {
  expect(
    exportedOf(`export async function a() {}
      export const b = async () => {};
      export { c, d as e, f as default };
      async function c() {}
      const d = async () => {};
      let f;
      f = (async function () {});`),
  ).toBe("a b c d f");
  expect(exportedOf("export default async () => {};")).toBe("default");
  expect(exportedOf("export default async function a() {}")).toBe("a");
  expect(exportedOf("const a = async () => {}; export default a;")).toBe("a");
  expect(exportedOf("export const { a, b = async () => {} } = {}, [c = async () => {}] = [];")).toBe("b c");
  expect(exportedOf("export = async () => {};", ["typescript"])).toBe("anonymous");
  expect(exportedOf("export let a: any; (a as any) = async () => {};", ["typescript"])).toBe("a");
});

test("an annotate function is told that what stands inside of an export is not exported by itself", () => {
  expect(
    exportedOf(`export const a = memo(async () => {}), b = { async c() {}, d: async () => {} };
      export const e = () => async function f() {};
      export class G { async h() {} i = async () => {}; }
      export function j(b = async () => {}) { async function a() {} const k = async () => {}; }`),
  ).toBe("");
});

test.each([
  ["use corutine", "use coroutine"],
  ["use coroutine sync", "use coroutine"],
  ["usecoroutine", "use coroutine"],
  [" use coroutine", "use coroutine"],
  ["use raising coroutine", "use coroutine raising"],
  ["use coroutine rasing", "use coroutine raising"],
  ["use promise coroutine", "use coroutine promise"],
  ["use coroutine promising", "use coroutine promise"],
  ["use coroutine no", "use no coroutine"],
  ["no coroutine", "use no coroutine"],
])("%p is a misspelt directive", (found, meant) => {
  expect(() => reportsOf(`async function f() { "${found}"; }`, {})).toThrow(`Did you mean "${meant}"?`);
});

test.each(["use strict", "use client", "use cors", "use core", "use forget", "coroutine"])(
  "%p is not ours",
  (found) => {
    expect(reportsOf(`async function f() { "${found}"; }`, {})).toEqual([]);
  },
);

test("given twice, the report has what both have compiled", () => {
  expect(reportsOf(two, {}, { annotate: "all" })).toEqual(["two: coroutine", "one: promise"]);
});
