/** Cases compiled to CommonJS in one pass, with and without our plugin, with their source maps. */

import { type PluginItem, transformSync } from "@babel/core";
import { TraceMap } from "@jridgewell/trace-mapping";
import plugin from "babel-plugin-coroutine";
import type { Fixture } from "../support/fixture";
import { linker } from "../support/modules";
import { asPromises } from "../support/run-fixture";

export interface Mapped {
  code: string;
  map: TraceMap;
}

export function compileMapped({ options }: Fixture, source: string, file: string, ours: boolean): Mapped {
  const { parser = [], sourceType = "module" } = options;
  const presets: PluginItem[] = [];
  if (parser.includes("explicitResourceManagement"))
    presets.push(["@babel/preset-env", { targets: { node: "20" }, modules: false }]);
  if (parser.includes("jsx")) presets.push(["@babel/preset-react", { runtime: "classic" }]);
  if (/\.tsx?$/.test(file)) presets.push(["@babel/preset-typescript", { allowDeclareFields: true }]);
  const plugins: PluginItem[] = ["@babel/plugin-transform-modules-commonjs"];
  if (ours) plugins.unshift([plugin as PluginItem, options.plugin ?? {}]);
  const { code, map } = transformSync(source, {
    filename: file,
    sourceType,
    presets,
    plugins,
    sourceMaps: true,
    configFile: false,
    babelrc: false,
    parserOpts: { plugins: [...parser, "explicitResourceManagement"] },
  })!;
  return { code: code!, map: new TraceMap(map as never) };
}

/** By the name that stack traces have for a file. */
export type Maps = Map<string, TraceMap>;

/** The module of a case. Its files are in stack traces under names of their own. */
export function loadMapped(fixture: Fixture, ours: boolean, maps: Maps): () => object {
  const compile = (source: string, file: string) => {
    const { code, map } = compileMapped(fixture, asPromises(source), file, ours);
    const name = `${ours ? "compiled" : "native"}:${file}`;
    maps.set(name, map);
    return `${code}\n//# sourceURL=${name}`;
  };
  return linker(fixture.input, compile, { link: (code) => code, inert: !ours });
}
