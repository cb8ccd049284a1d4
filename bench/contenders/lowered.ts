/** Compilers that write async functions in the language of old engines. What they make returns promises. */

import { createRequire } from "node:module";
import type { PluginItem } from "@babel/core";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { commonJs } from "./babel.ts";
import { asReturned, type Contender } from "./contender.ts";
import { promiseModules } from "./engine.ts";

/** Regenerator cannot do without the two others: loops with closures, and `for-of` around an await. */
export const regenerator: string[] = [
  "@babel/plugin-transform-async-to-generator",
  "@babel/plugin-transform-for-of",
  "@babel/plugin-transform-block-scoping",
  "@babel/plugin-transform-regenerator",
];

const asyncToPromises: PluginItem = ["babel-plugin-transform-async-to-promises", { inlineHelpers: true }];

const lowering = { run: asReturned, modules: promiseModules };

export const lowered: Contender[] = [
  { name: "regenerator", compile: (source) => commonJs(source, regenerator), ...lowering },
  ...regenerator8(),
  { name: "typescript", compile: es5, ...lowering },
  { name: "async-to-promises", compile: (source) => commonJs(source, [asyncToPromises]), ...lowering },
];

/** Babel 8 is there where the Node is new enough for it. */
function regenerator8(): Contender[] {
  const { transformSync, resolve } = babel8() ?? {};
  if (transformSync === undefined) return [];
  const plugins = [...regenerator, "@babel/plugin-transform-modules-commonjs"].map((name) => resolve!(name));
  const options = { configFile: false, babelrc: false, compact: false, plugins } as const;
  return [{ name: "regenerator 8", compile: (source) => transformSync(source, options)!.code!, ...lowering }];
}

/** In a package of its own, because the two cannot stand beside each other in one. */
export function babel8() {
  const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];
  if (major < 22 || major === 23 || (major === 22 && minor < 18) || (major === 24 && minor < 11)) return null;
  const from = createRequire(require.resolve("bench-babel-8/package.json"));
  return { ...(from("@babel/core") as typeof import("@babel/core")), resolve: (name: string) => from.resolve(name) };
}

/** With iterators in full, as the others have them. */
export function es5(source: string): string {
  const compilerOptions = {
    ...{ target: ScriptTarget.ES5, module: ModuleKind.CommonJS, downlevelIteration: true, ignoreDeprecations: "6.0" },
  };
  return transpileModule(source, { compilerOptions }).outputText;
}
