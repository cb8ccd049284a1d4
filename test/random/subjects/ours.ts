/** The subject of this repository: the plugin, with every async function compiled, and the runtime. */

import type { PluginItem, TransformOptions } from "@babel/core";
import traverse, { type NodePath } from "@babel/traverse";
import plugin, { type FunctionReport, type PluginOptions } from "babel-plugin-coroutine";
import * as runtime from "coroutine-runtime";
import * as contract from "coroutine-runtime/contract";
import { transformSync } from "../../support/babel.ts";
import type { Kind, Subject } from "../subject.ts";

const modules: Record<string, unknown> = { "coroutine-runtime": runtime, "coroutine-runtime/contract": contract };
const kinds = ["coroutine", "raising", "promise", "mixed", "exact"] as const satisfies readonly Kind[];

export const ours: Subject = {
  name: "babel-plugin-coroutine",
  kinds,
  suspend: runtime.suspend,
  require: (id) => modules[id],
  compile: (source, kind) => compile(source, { ...alone, plugins: plugins[kind] }),
};

/** By kind: Babel makes a plugin once for the same options. */
export const plugins = Object.fromEntries(kinds.map((kind) => [kind, [[plugin, optionsFor(kind)]]])) as Record<
  Kind,
  PluginItem[]
>;

/** Fails where a function was left native. */
export function compile(source: string, options: TransformOptions): string {
  const result = transformSync(source, options);
  // What Babel remembers of this program only makes collections of garbage longer.
  traverse.cache.clear();
  for (const one of reports(result?.metadata)) {
    if (!one.compiled) throw new Error(`${one.name} was left native, as it was refused: ${one.refused}`);
  }
  return result?.code ?? "";
}

/** Nothing that is annotated may be left out silently: it would be compared with itself. */
function reports(metadata: unknown): FunctionReport[] {
  return (metadata as { coroutines?: FunctionReport[] } | undefined)?.coroutines ?? [];
}

export const scripts = {
  configFile: false,
  babelrc: false,
  browserslistConfigFile: false,
  sourceType: "script",
  parserOpts: { plugins: ["explicitResourceManagement"] },
} as const satisfies TransformOptions;

const alone: TransformOptions = {
  ...scripts,
  // The plugin is over when the program is entered; there is no other, and no need to go through its output.
  wrapPluginVisitorMethod: (_name, _type, visit) =>
    function (this: unknown, path: NodePath, state: unknown) {
      visit.call(this, path, state);
      path.skip();
    },
};

function optionsFor(kind: Kind): PluginOptions {
  // Random programs raise where they like and drop what they like.
  const checks = { raises: "off", missingAwait: "off", redundant: "off" } as const;
  return { annotate: annotation(kind), checks, ticks: kind === "exact" ? "exact" : "direct" };
}

const mixture = ["coroutine", "raising", "promise", null] as const;

function annotation(kind: Kind): Exclude<PluginOptions["annotate"], string | undefined> {
  if (kind === "exact") return () => "promise";
  if (kind !== "mixed") return () => kind;
  return ({ start }, { name }) => (name === "main" ? "promise" : (mixture[(start ?? 0) % mixture.length] ?? null));
}
