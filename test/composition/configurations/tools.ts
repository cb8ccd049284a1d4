/** What counts, or shrinks, code. */

import type { PluginItem } from "@babel/core";
import { fixturesFolder } from "../../support/fixture";
import { minifiedByEsbuild, minifiedByTerser } from "../steps";
import { type Configuration, configuration, env, oldest } from "./configuration";

const istanbul: PluginItem = ["istanbul", { cwd: fixturesFolder, exclude: [] }];

export const tools: Configuration[] = [
  configuration("istanbul", "babel-plugin-istanbul after ours", { plugins: (ours) => [...ours, istanbul] }),
  configuration("istanbul first", "babel-plugin-istanbul before ours", { plugins: (ours) => [istanbul, ...ours] }),
  configuration("terser", "compress and mangle, keeping names", { after: minifiedByTerser }),
  configuration("env: oldest, terser", "compress and mangle, keeping names", {
    presets: () => [env(oldest)],
    after: minifiedByTerser,
  }),
  configuration("esbuild", "minify: true, keepNames: true", { after: minifiedByEsbuild }),
];
