/** What counts, or shrinks, code, or prepares it for another platform. */

import type { PluginItem } from "@babel/core";
import { fixturesFolder } from "../../support/fixture";
import { minifiedByEsbuild, minifiedByTerser } from "../steps";
import { type Configuration, configuration, env, oldest } from "./configuration";

const istanbul: PluginItem = ["istanbul", { cwd: fixturesFolder, exclude: [] }];

/** JSX is left to the preset that all cases with it have. */
const reactNative = (unstable_transformProfile: string): PluginItem => [
  "@react-native/babel-preset",
  { unstable_transformProfile, dev: false, useTransformReactJSXExperimental: true },
];

export const tools: Configuration[] = [
  configuration("istanbul", "babel-plugin-istanbul after ours", { plugins: (ours) => [...ours, istanbul] }),
  configuration("istanbul first", "babel-plugin-istanbul before ours", { plugins: (ours) => [istanbul, ...ours] }),
  configuration("terser", "compress and mangle, keeping names", { after: minifiedByTerser }),
  configuration("env: oldest, terser", "compress and mangle, keeping names", {
    presets: () => [env(oldest)],
    after: minifiedByTerser,
  }),
  configuration("React Native", "@react-native/babel-preset", { presets: () => [reactNative("default")] }),
  configuration("React Native, Hermes", "the same, for an engine with classes", {
    presets: () => [reactNative("hermes-stable")],
  }),
  configuration("esbuild", "minify: true, keepNames: true", { after: minifiedByEsbuild }),
];
