/** The React Compiler reads what the user wrote: it memoises what it would without us, in whichever order they are. */

import { createRequire } from "node:module";
import type { PluginItem } from "@babel/core";
import plugin from "babel-plugin-coroutine";
import { partOfBabel, transformSync } from "../support/babel";

const from = createRequire(__filename);
const ours: PluginItem = [plugin as PluginItem, { annotate: "all" }];
const compiler: PluginItem = [from.resolve("babel-plugin-react-compiler"), { panicThreshold: "all_errors" }];
const preset = () => ({ plugins: [compiler] });

const source = `
  import { useRef } from "react";
  export function useLoader(load, paths) {
    useRef();
    return async (log) => {
      for (const path of paths) {
        try {
          log(await load(path));
        } catch (error) {
          log(error.message);
        }
      }
    };
  }`;

test.each<[string, PluginItem[], PluginItem[]]>([
  ["before ours", [compiler, ours], []],
  ["after ours", [ours, compiler], []],
  ["in a preset", [ours], [preset]],
])("%s", async (_, plugins, presets) => {
  const code = compiled(plugins, presets);
  expect(code).toContain("$run");
  const lines: unknown[] = [];
  const { useLoader } = evaluated(code);
  const load = async (path: string) => {
    if (path === "no") throw new Error("missing");
    return path;
  };
  const paths = ["a", "no", "b"];
  const once = useLoader(load, paths);
  await once((line) => lines.push(line));
  expect(lines).toEqual(["a", "missing", "b"]);
  expect(useLoader(load, paths)).toBe(once);
  expect(useLoader(load, [...paths])).not.toBe(once);
});

function compiled(plugins: PluginItem[], presets: PluginItem[]): string {
  const modules = partOfBabel("@babel/plugin-transform-modules-commonjs");
  const options = { filename: "loader.js", configFile: false, babelrc: false } as const;
  return transformSync(source, { ...options, plugins: [...plugins, modules], presets })?.code ?? "";
}

interface Loader {
  useLoader(load: (path: string) => Promise<string>, paths: string[]): (log: (line: unknown) => void) => Promise<void>;
}

/** One component, whose cache is kept from one rendering to the next. */
function evaluated(code: string): Loader {
  const cache: unknown[] = [];
  const runtime = { c: (size: number) => Object.assign(cache, { length: size }) };
  const module = { exports: {} };
  const react: Record<string, object> = { react: { useRef() {} }, "react/compiler-runtime": runtime };
  const require = (id: string) => react[id] ?? from(id);
  new Function("module", "exports", "require", code)(module, module.exports, require);
  return module.exports as Loader;
}
