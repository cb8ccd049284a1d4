/** The plugin before preset-env for old engines, which lowers what the plugin has written, async functions excepted. */

import { partOfBabel, transformSync } from "../../support/babel.ts";
import type { Subject } from "../subject.ts";
import { compile, ours, plugins, scripts } from "./ours.ts";

/** Older ones have no `let`, whose dead zone is lost when it is lowered. */
const targets = { chrome: "51" };
const asyncFunctions = ["transform-async-to-generator", "transform-async-generator-functions", "transform-regenerator"];
const presets = [[partOfBabel("@babel/preset-env"), { targets, exclude: asyncFunctions }]];

export const lowered: Subject = {
  ...ours,
  name: "babel-plugin-coroutine, before preset-env",
  compile: (source, kind) => compile(source, { ...scripts, plugins: plugins[kind], presets }),
  alone: (source) => transformSync(source, { ...scripts, presets })?.code ?? "",
};
