/** The subject of this repository: the plugin, with every async function compiled, and the runtime. */

import { transformSync } from "@babel/core";
import plugin from "babel-plugin-coroutine";
import * as runtime from "coroutine-runtime";
import * as contract from "coroutine-runtime/contract";
import type { Kind, Subject } from "./subject.ts";

const modules: Record<string, unknown> = { "coroutine-runtime": runtime, "coroutine-runtime/contract": contract };

export const ours: Subject = {
  name: "babel-plugin-coroutine",
  kinds: ["coroutine", "raising", "promise"],
  suspend: runtime.suspend,
  require: (id) => modules[id],
  compile,
};

function compile(source: string, kind: Kind): string {
  // Random programs raise where they like and drop what they like.
  const checks = { raises: "off", missingAwait: "off", redundant: "off" };
  const plugins = [[plugin, { annotate: () => kind, checks }], "@babel/plugin-transform-modules-commonjs"];
  const result = transformSync(source, { configFile: false, babelrc: false, sourceType: "module", plugins });
  return result?.code ?? "";
}
