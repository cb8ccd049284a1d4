/** Makes programs of works: compiled by the plugin, changed as a variant wants it, and bundled with the runtime. */

import { join } from "node:path";
import { type PluginItem, transformSync } from "@babel/core";
import { type BuildOptions, build, type Plugin } from "esbuild";
import type { Work as Callable } from "../contenders/contender.ts";
import { ourPlugin } from "../contenders/ours.ts";
import { type Exports, evaluate } from "../work.ts";
import type { Variant } from "./alternative.ts";

/** Where compiler and runtime come from: what is built, or for tests the sources. */
export interface Origin {
  plugin: PluginItem;
  runtime: BuildOptions;
}

export const asBuilt: Origin = { plugin: ourPlugin, runtime: {} };

/** What the compiler does. */
export const compiler: Variant = { name: "compiler", emitted: (code) => code };

export interface Program {
  main: Callable;
  drain: (most: number) => void;
  [name: string]: Callable;
}

/** For queues that are made by hand, and for variants: not for anybody else. */
const internals = ["Frame", "Leaf", "link", "resumeLeaf", "runtime", "suspendAt", "takeError"];

export function emit(source: string, name: string, variant: Variant, { plugin }: Origin): string {
  const options = { configFile: false, babelrc: false, plugins: [plugin] };
  return variant.emitted(transformSync(`"use coroutine raising";\n${source}`, options)!.code!, name);
}

/** The runtime as one module of the variant, with a state of its own: what is young in one program is not seen by another. */
export async function runtimeOf({ runtime: change = (code) => code }: Variant, { runtime }: Origin): Promise<string> {
  const contents = `export * from "coroutine-runtime/contract";`;
  const text = change(await bundle({ stdin: { contents, resolveDir: __dirname }, ...runtime }));
  const own = text.replace(/Symbol\.for\((?=.coroutine-runtime\.state)/, "Symbol(");
  return `${own}\nexport { ${internals.filter((name) => !exported(text, name)).join(", ")} };`;
}

/** As a bundler would make it; a function that makes as many programs as wanted, of which none shares anything with another. */
export async function programs(emitted: string, runtime: string, name: string): Promise<() => Program> {
  const stdin = { contents: emitted, resolveDir: join(__dirname, "work") };
  const code = await bundle({ stdin, format: "cjs", plugins: [runtimeFrom(runtime)] });
  let made = 0;
  return () => evaluate(code, `${name} ${++made}`, require) as Exports & Program;
}

/** Lets both entries of the package be this text. */
export function runtimeFrom(contents: string): Plugin {
  return {
    name: "runtime",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^coroutine-runtime/ }, () => ({
        path: "runtime",
        namespace: "variant",
        sideEffects: false,
      }));
      onLoad({ filter: /.*/, namespace: "variant" }, () => ({ contents }));
    },
  };
}

async function bundle(options: BuildOptions): Promise<string> {
  const built = await build({
    ...{ bundle: true, write: false, format: "esm", platform: "neutral", mainFields: ["module", "main"] },
    ...{ external: ["node:*"], tsconfigRaw: {} },
    ...options,
  });
  return built.outputFiles![0]!.text;
}

function exported(text: string, name: string): boolean {
  return new RegExp(`^ {2}${name},?$`, "m").test(text);
}
