/** What becomes of imports and exports. */

import { asCommonJs } from "../steps";
import { type Configuration, configuration, env, node, scripts } from "./configuration";

const commonJs = "@babel/plugin-transform-modules-commonjs";
const untouched = () => [env(node, { modules: false })];

const all: Configuration[] = [
  configuration("modules: none", "ES modules stay", { presets: untouched, esm: true }),
  configuration("modules: commonjs, plain", "without live bindings of reexports, without interop", {
    plugins: (ours) => [...ours, [commonJs, { importInterop: "node", strict: true, loose: true }]],
    presets: untouched,
    options: { assumptions: { constantReexports: true, enumerableModuleMeta: true } },
  }),
  configuration("modules: commonjs, lazy", "lazy: true, before ours", {
    plugins: (ours) => [[commonJs, { lazy: () => true }], ...ours],
    presets: untouched,
  }),
  configuration("modules: amd", "run by a small loader", {
    presets: () => [env(node, { modules: "amd" })],
    after: asCommonJs.amd,
  }),
  configuration("modules: umd", "run as CommonJS", { presets: () => [env(node, { modules: "umd" })] }),
  configuration("modules: systemjs", "run by a small loader", {
    presets: () => [env(node, { modules: "systemjs" })],
    after: asCommonJs.systemjs,
  }),
];

export const formats: Configuration[] = all.map((one) => ({ ...one, leavesOut: scripts }));
