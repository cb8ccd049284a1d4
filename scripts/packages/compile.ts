/** The files of a package, compiled by nothing but our plugin: modules stay modules, and types stay where they are. */

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import {
  type BabelFileMetadata,
  type ParserOptions,
  parseSync,
  type TransformOptions,
  transformSync,
} from "@babel/core";
import type { FunctionReport, PluginOptions } from "babel-plugin-coroutine";
import type { Package } from "./list.ts";

const plugin = resolve(import.meta.dirname, "../../babel-plugin/dist/index.cjs");

/** What was compiled; `faults` are files that Babel can read and our plugin cannot compile. */
export interface Compiled {
  files: number;
  functions: number;
  native: number;
  faults: string[];
}

/** Compiles the files of `from` that match into the same places of `to`. */
export function compileInto(to: string, from: string, paths: string[], of: Package, options: PluginOptions): Compiled {
  const all: Compiled = { files: 0, functions: 0, native: 0, faults: [] };
  for (const path of paths) {
    const source = readFileSync(join(from, path), "utf8");
    const reading = howToRead(path, from, of);
    if (!isReadable(source, reading)) continue;
    try {
      const { code, reports } = compileFile(source, {
        ...reading,
        filename: join(to, path),
        plugins: [[plugin, options]],
      });
      if (reports.length === 0) continue;
      writeFileSync(join(to, path), of.flow ? `/* @flow */ ${code}` : code);
      const compiled = reports.filter((report) => report.compiled).length;
      all.files++;
      all.functions += compiled;
      all.native += reports.length - compiled;
    } catch (error) {
      all.faults.push(`${path}: ${(error as Error).message}`);
    }
  }
  return all;
}

function compileFile(source: string, options: TransformOptions): { code: string; reports: FunctionReport[] } {
  const result = transformSync(source, { ...options, compact: false })!;
  const { coroutines = [] } = result.metadata as BabelFileMetadata & { coroutines?: FunctionReport[] };
  return { code: result.code!, reports: coroutines };
}

/** Fixtures of a package's tests may be no JavaScript at all. */
function isReadable(source: string, reading: TransformOptions): boolean {
  try {
    parseSync(source, reading);
    return true;
  } catch {
    return false;
  }
}

function howToRead(path: string, from: string, { flow }: Package): TransformOptions {
  const plugins: ParserOptions["plugins"] = ["explicitResourceManagement", "decorators"];
  if (/\.[cm]?tsx?$/.test(path)) plugins.push("typescript");
  else if (flow) plugins.push(["flow", { all: true }]);
  if (/x$/.test(path)) plugins.push("jsx");
  return {
    configFile: false,
    babelrc: false,
    sourceType: isModule(path, from) ? "module" : "script",
    parserOpts: { plugins, allowReturnOutsideFunction: true },
  };
}

/** As Node decides it, and what is a module by its syntax may be compiled to CommonJS by the package itself. */
function isModule(path: string, from: string): boolean {
  if (/\.([mc]?ts|tsx|mjs)$/.test(path)) return true;
  if (path.endsWith(".cjs")) return false;
  const { type } = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
  return type === "module" || /^(import(?! type)|export)\b[^(]/m.test(readFileSync(join(from, path), "utf8"));
}

/** Every file of a checkout, by its path from there, without what was installed. */
export function filesOf(folder: string, inside = folder): string[] {
  return readdirSync(inside).flatMap((name) => {
    const path = join(inside, name);
    if (name === "node_modules" || name === ".git") return [];
    return statSync(path).isDirectory() ? filesOf(folder, path) : [relative(folder, path)];
  });
}
