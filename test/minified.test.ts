/**
 * Closures keep the bindings of their turn through swc's minifier, which takes what is assigned in one place for a
 * constant, in loops too.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minifySync } from "@swc/core";
import { behaviour } from "./support/behaviour";
import { findFixtures } from "./support/fixture";
import { asItIs, linker, loader, toCommonJs } from "./support/modules";
import { compileFor, hasNative, steps } from "./support/run-fixture";

/** `((x) => () => x)(x)`, as it is printed. */
const closureOfItsOwn = /\(\(([\w$]+(?:, [\w$]+)*)\) => .*\)\(\1\)|\(([\w$]+) => .*\)\(\2\)/s;

/** Elsewhere names of functions are shown as well, which are others when a function has moved. */
const categories = ["iteration", "loops"];

const cases = categories
  .flatMap((category) => findFixtures().get(category)!)
  .filter(({ folder, options }) => {
    return hasNative(options) && closureOfItsOwn.test(readFileSync(join(folder, "output.js"), "utf8"));
  });

test.each(cases.map((one) => [one.name, one] as const))("%s", async (_, fixture) => {
  const { input, options } = fixture;
  const link = (code: string, file: string) => {
    const mangle = false;
    return minifySync(toCommonJs(code, file, options), { compress: true, mangle, module: false }).code;
  };
  const native = await behaviour(fixture, loader(input, asItIs, options), steps());
  const minified = linker(input, compileFor(options), { link, inert: false });
  expect(await behaviour(fixture, minified, steps())).toBe(native);
});

test("there are some", () => expect(cases.length).toBeGreaterThan(10));
