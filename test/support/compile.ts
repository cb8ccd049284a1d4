/** Compiling and running code in tests: only our plugin, never the root babel.config.js. */

import { createRequire } from "node:module";
import vm from "node:vm";
import type { BabelFileMetadata, PluginItem } from "@babel/core";
import plugin, { type FunctionReport, type PluginOptions } from "babel-plugin-coroutine";
import * as runtime from "coroutine-runtime";
import * as contract from "coroutine-runtime/contract";
import { partOfBabel, transformSync } from "./babel";

export interface CompileOptions {
  filename?: string;
  /** Null: without our plugin. */
  plugin?: PluginOptions | null;
  presets?: PluginItem[];
  plugins?: PluginItem[];
  /** Strip types and turn ES modules into CommonJS, so that the code can be loaded. */
  module?: "esm" | "cjs";
  sourceType?: "module" | "script";
  typescript?: boolean;
}

export interface Compiled {
  code: string;
  map: unknown;
  ast: unknown;
  reports: FunctionReport[];
}

/** @throws what the plugin throws: refusals with a code frame. */
export function compile(source: string, options: CompileOptions = {}): Compiled {
  const {
    filename = "input.ts",
    plugin: given = {},
    sourceType = "module",
    typescript = filename.endsWith("ts"),
  } = options;
  const plugins: PluginItem[] = given === null ? [] : [[plugin as PluginItem, given]];
  if (options.module === "cjs") {
    plugins.push(partOfBabel("@babel/plugin-transform-modules-commonjs"));
    if (typescript) plugins.push([partOfBabel("@babel/plugin-transform-typescript"), { onlyRemoveTypeImports: false }]);
  }
  const result = transformSync(source, {
    filename,
    configFile: false,
    babelrc: false,
    sourceMaps: true,
    ast: true,
    sourceType,
    plugins: [...plugins, ...(options.plugins ?? [])] as PluginItem[],
    presets: options.presets ?? [],
    parserOpts: {
      plugins: [...(typescript ? ["typescript" as const] : []), "explicitResourceManagement", "decorators"],
    },
  })!;
  const metadata = result.metadata as BabelFileMetadata & { coroutines?: FunctionReport[] };
  return { code: result.code!, map: result.map, ast: result.ast, reports: metadata.coroutines ?? [] };
}

const known: Record<string, unknown> = { "coroutine-runtime": runtime, "coroutine-runtime/contract": contract };

/** The exports of CommonJS code, evaluated in this realm. */
export function load(code: string, modules: Record<string, unknown> = {}, filename = "loaded.js"): Record<string, any> {
  const module = { exports: {} as Record<string, unknown> };
  const require = (id: string) => modules[id] ?? known[id] ?? createRequire(__filename)(id);
  const run = vm.runInThisContext(`(function (exports, require, module) {${code}\n})`, { filename });
  run(module.exports, require, module);
  return module.exports;
}
