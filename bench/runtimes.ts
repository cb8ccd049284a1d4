/** What other compilers and libraries bring to run time. */

import * as babel from "@babel/core";
import { emitters } from "./emitters.ts";
import { read } from "./templates.ts";

/** For the six functions, or for the use that the benchmarks make of them. */
export const runtimes: Record<string, string> = {
  "regenerator's helpers": babelHelpers(importsOf("regenerator").map((line) => /"(.*)"/.exec(line)![1]!)),
  "typescript's helpers": importsOf("typescript, es5").join("\n").replaceAll("import", "export"),
  gensync: `export { default } from "gensync";`,
  quansync: `export { quansync } from "quansync";`,
  co: `export { default } from "co";`,
  effect: `export { all, callback, fnUntraced, promise, runFork, runPromise, runSync } from "effect/Effect";`,
  effection: `export { action, all, run, until } from "effection";`,
};

/** What the six functions import when they are emitted, but for what they import in the source. */
function importsOf(name: string): string[] {
  const { emit } = emitters().find((emitter) => emitter.name === name)!;
  const imports = emit(read("samples.js")).code.match(/^import .*$/gm)!;
  return imports.filter((line) => !line.includes("services"));
}

/** A module with these helpers. The types of Babel do not know of it. */
function babelHelpers(names: string[]): string {
  const { buildExternalHelpers } = babel as unknown as {
    buildExternalHelpers(names: string[], type: "module"): string;
  };
  return buildExternalHelpers(names, "module");
}
