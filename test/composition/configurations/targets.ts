/** preset-env: what it is for, and each of its plugins alone. */

import { enginesUsing } from "../../support/modules";
import { type Configuration, configuration, env, node, oldest } from "./configuration";

const runtime = "@babel/plugin-transform-runtime";

export const targets: Configuration[] = [
  configuration("env: current node", `targets: { node: "current" }`, {}),
  configuration("env: newest", `targets: "last 1 chrome version"`, {
    presets: () => [env("last 1 chrome version")],
    leavesOut: ({ options }) =>
      options.parser?.includes("explicitResourceManagement") && !enginesUsing
        ? "`using` stays, which this Node does not know"
        : null,
  }),
  configuration("env: node 10", "async functions and generators stay", { presets: () => [env("node 10")] }),
  configuration("env: node 8", "async functions stay, async generators do not", { presets: () => [env("node 8")] }),
  configuration("env: node 6", "generators instead of async functions", { presets: () => [env("node 6")] }),
  configuration("env: oldest", `targets: "${oldest}"`, { presets: () => [env(oldest)] }),
  configuration("env: oldest, ours last", "ours in a preset, which Babel runs after preset-env", {
    plugins: () => [],
    presets: (ours) => [() => ({ plugins: ours }), env(oldest)],
  }),
  configuration("env: oldest, a pass each", "passPerPreset: true", {
    presets: () => [env(oldest)],
    options: { passPerPreset: true },
  }),
  configuration("env: oldest, loose", "loose: true", { presets: () => [env(oldest, { loose: true })] }),
  configuration("env: oldest, every plugin", "forceAllTransforms: true", {
    presets: () => [env(node, { forceAllTransforms: true })],
  }),
  configuration("env: oldest, runtime", "plugin-transform-runtime after ours", {
    plugins: (ours) => [...ours, runtime],
    presets: () => [env(oldest)],
  }),
  configuration("env: oldest, runtime first", "plugin-transform-runtime before ours", {
    plugins: (ours) => [runtime, ...ours],
    presets: () => [env(oldest)],
  }),
];

/** One plugin, or a few that go together, where nothing else is lowered. */
function only(name: string, ...plugins: string[]): Configuration {
  const include = (plugins.length > 0 ? plugins : [name]).map((one) => `transform-${one}`);
  return configuration(`only ${name}`, include.map((one) => one.replace("transform-", "")).join(", "), {
    presets: () => [env(node, { include })],
  });
}

export const single: Configuration[] = [
  only("arrow-functions"),
  only("block-scoping"),
  only("classes"),
  only("class-properties", "class-properties", "private-methods", "private-property-in-object", "class-static-block"),
  only("computed-properties"),
  only("destructuring"),
  only("for-of"),
  only("function-name"),
  only("new-target"),
  only("object-rest-spread"),
  only("object-super"),
  only("optional-chaining", "optional-chaining", "nullish-coalescing-operator", "logical-assignment-operators"),
  only("parameters"),
  only("shorthand-properties"),
  only("spread"),
  only("template-literals"),
  only("typeof-symbol"),
  only("async-generator-functions"),
  only("async-to-generator"),
  only("regenerator"),
];
