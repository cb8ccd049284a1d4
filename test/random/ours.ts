/** The subject of this repository: the plugin, with every async function compiled, and the runtime. */

import plugin, { type FunctionReport } from "babel-plugin-coroutine";
import * as runtime from "coroutine-runtime";
import * as contract from "coroutine-runtime/contract";
import { transformSync } from "../support/babel.ts";
import type { Kind, Subject } from "./subject.ts";

const modules: Record<string, unknown> = { "coroutine-runtime": runtime, "coroutine-runtime/contract": contract };

export const ours: Subject = {
  name: "babel-plugin-coroutine",
  kinds: ["coroutine", "raising", "promise", "mixed", "exact"],
  suspend: runtime.suspend,
  require: (id) => modules[id],
  compile,
};

function compile(source: string, kind: Kind): string {
  // Random programs raise where they like and drop what they like.
  const checks = { raises: "off", missingAwait: "off", redundant: "off" };
  const options = { annotate: annotation(kind), checks, ticks: kind === "exact" ? "exact" : "direct" };
  const result = transformSync(source, {
    configFile: false,
    babelrc: false,
    sourceType: "script",
    plugins: [[plugin, options]],
  });
  for (const one of reports(result?.metadata)) {
    if (!one.compiled) throw new Error(`${one.name} was left native, as it was refused: ${one.refused}`);
  }
  return result?.code ?? "";
}

/** Nothing that is annotated may be left out silently: it would be compared with itself. */
function reports(metadata: unknown): FunctionReport[] {
  return (metadata as { coroutines?: FunctionReport[] } | undefined)?.coroutines ?? [];
}

const mixture = ["coroutine", "raising", "promise", null] as const;

function annotation(kind: Kind): (node: { start?: number | null }, context: { name: string }) => string | null {
  if (kind === "exact") return () => "promise";
  if (kind !== "mixed") return () => kind;
  return ({ start }, { name }) => (name === "main" ? "promise" : (mixture[(start ?? 0) % mixture.length] ?? null));
}
