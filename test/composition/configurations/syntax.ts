/** Types, JSX, decorators, macros: what is in a source besides JavaScript, before and after ours. */

import type { PluginItem } from "@babel/core";
import { decorate, refreshHost, withoutPragmas } from "../steps";
import { type Configuration, configuration, env, oldest, untyped, withoutClasses, withoutJsx } from "./configuration";

const types: Configuration[] = [
  configuration("typescript: only type imports", "onlyRemoveTypeImports: true", {
    typescript: { onlyRemoveTypeImports: true, optimizeConstEnums: true },
    leavesOut: untyped,
  }),
  configuration("typescript first", "its plugin before ours", {
    plugins: (ours) => [["@babel/plugin-transform-typescript", { allowDeclareFields: true }], ...ours],
    leavesOut: untyped,
  }),
];

const refresh: PluginItem = ["react-refresh/babel", { skipEnvCheck: true }];

const elements: Configuration[] = [
  configuration("react: automatic", `runtime: "automatic"`, {
    react: { runtime: "automatic" },
    before: withoutPragmas,
    leavesOut: withoutJsx,
  }),
  configuration("react: development", "development: true", {
    react: { runtime: "automatic", development: true },
    before: withoutPragmas,
    leavesOut: withoutJsx,
  }),
  configuration("react-refresh", "after ours", { plugins: (ours) => [...ours, refresh], globals: refreshHost }),
  configuration("react-refresh first", "before ours", { plugins: (ours) => [refresh, ...ours], globals: refreshHost }),
];

const macros: Configuration[] = [
  configuration("macros", "babel-plugin-macros after ours", { plugins: (ours) => [...ours, "macros"] }),
  configuration("macros first", "babel-plugin-macros before ours", { plugins: (ours) => ["macros", ...ours] }),
];

const decorators = (version: string): Configuration[] => {
  const lowering: PluginItem = ["@babel/plugin-proposal-decorators", { version }];
  const decorated = (order: string, says: string, rest: Partial<Configuration>) =>
    configuration(`decorators: ${version}${order}`, says, { leavesOut: withoutClasses, ...rest });
  return [
    decorated("", "after ours; every class and method is decorated", {
      plugins: (ours) => [decorate, ...ours, lowering],
    }),
    decorated(" first", "before ours; every class and method is decorated", {
      plugins: (ours) => [decorate, lowering, ...ours],
    }),
    decorated(", oldest", "after ours, with preset-env at its oldest", {
      plugins: (ours) => [decorate, ...ours, lowering],
      presets: () => [env(oldest)],
    }),
  ];
};

export const syntax: Configuration[] = [
  ...types,
  ...elements,
  ...macros,
  ...decorators("legacy"),
  ...decorators("2023-11"),
];
