/** Loads the source of a case, as it is or compiled, as a module that Node can run. */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { type PluginItem, transformSync } from "@babel/core";
import * as runtime from "coroutine-runtime";
import * as contract from "coroutine-runtime/contract";
import type { FixtureOptions } from "./fixture";

/** What our plugin, or nothing, makes of a file. */
export type Compile = (source: string, file: string) => string;

/** Natively the annotations do nothing. */
const identity = <T>(x: T): T => x;
const identities = { coroutine: identity, raising: identity, promising: identity };

export interface LoaderOptions {
  /** What becomes of compiled code before it is run. */
  link(code: string, file: string): string;
  /** Modules by the name that they are required by. */
  modules?: Record<string, unknown>;
  /** The wrappers do nothing. */
  inert: boolean;
}

/** Evaluates a file, and what it requires from its own folder: anew on each call, compiled only once. */
export function loader(file: string, compile: Compile, options: FixtureOptions): () => object {
  return linker(file, compile, {
    link: (code, path) => toCommonJs(code, path, options),
    inert: compile === asItIs,
  });
}

/** The same, with whatever stands between compiled code and CommonJS. */
export function linker(file: string, compile: Compile, { link, inert, modules = {} }: LoaderOptions): () => object {
  const codes = new Map<string, string>();
  const codeOf = (path: string): string => {
    const code = codes.get(path) ?? link(compile(readFileSync(path, "utf8"), path), path);
    codes.set(path, code);
    return code;
  };

  return () => {
    const loaded = new Map<string, object>();
    const load = (path: string): object => {
      const module = { exports: loaded.get(path) ?? {} };
      if (loaded.has(path)) return module.exports;
      loaded.set(path, module.exports);
      evaluate(codeOf(path), module, (id) => require(path, id));
      return module.exports;
    };
    const require = (path: string, id: string): unknown => {
      if (id === "coroutine-runtime") return inert ? { ...runtime, ...identities } : runtime;
      if (id === "coroutine-runtime/contract") return contract;
      if (Object.hasOwn(modules, id)) return modules[id];
      return id.startsWith(".") ? load(resolveFrom(path, id)) : createRequire(path)(id);
    };
    return load(file);
  };
}

/** The other side of every comparison: no plugin. */
export const asItIs: Compile = (source) => source;

function evaluate(code: string, module: { exports: object }, require: (id: string) => unknown): void {
  new Function("module", "exports", "require", code)(module, module.exports, require);
}

function resolveFrom(path: string, id: string): string {
  const base = join(dirname(path), id);
  const found = [base, `${base}.ts`, `${base}.js`].find((candidate) => extname(candidate) && existsSync(candidate));
  if (found === undefined) throw new Error(`${path} requires ${id}, which does not exist.`);
  return found;
}

/** Whether this Node runs `using` itself, so that cases are compared with it and not with what Babel makes of it. */
export const enginesUsing = isSyntax("{ using x = null; }");

function isSyntax(code: string): boolean {
  try {
    return Boolean(new Function(code));
  } catch {
    return false;
  }
}

/** Takes away what Node cannot run: types, JSX, `using`, ES modules. The installed Babel does it, whichever is tested. */
export function toCommonJs(code: string, filename: string, options: FixtureOptions): string {
  const { parser = [], sourceType = "module" } = options;
  const presets: PluginItem[] = [];
  if (parser.includes("explicitResourceManagement") && !enginesUsing)
    presets.push(["@babel/preset-env", { targets: { node: "20" } }]);
  if (parser.includes("jsx")) presets.push(["@babel/preset-react", { runtime: "classic" }]);
  if (/\.tsx?$/.test(filename)) presets.push(["@babel/preset-typescript", { allowDeclareFields: true }]);
  const plugins = ["@babel/plugin-transform-modules-commonjs"];
  const result = transformSync(code, {
    filename,
    sourceType,
    presets,
    plugins,
    parserOpts: { plugins: parser },
    configFile: false,
    babelrc: false,
  });
  return result?.code ?? "";
}
