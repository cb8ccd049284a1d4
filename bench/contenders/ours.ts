/** Our plugin, as built, in each of its kinds. */

import type { PluginItem } from "@babel/core";
import { commonJs } from "./babel.ts";
import { asReturned, type Contender, type Work } from "./contender.ts";

const pluginPath = require.resolve("babel-plugin-coroutine");

/** The checks have nothing to say about speed. */
const checks = { raises: "off", missingAwait: "off", redundant: "off" };

/** The plugin as users have it. */
export const ourPlugin: PluginItem = [pluginPath, { checks }];

const exactPlugin: PluginItem = [pluginPath, { checks, ticks: "exact" }];

const lazy = {
  run: (work: Work, ...args: unknown[]) => work(...args).call(),
  runWaiting: (work: Work, ...args: unknown[]) => work(...args).promise(),
  // Without a promise, as another coroutine starts what it awaits.
  start: (work: Work, ...args: unknown[]) => {
    const made = work(...args);
    made.run(() => {});
    return made;
  },
};

export const ours: Contender[] = [
  { name: "coroutine", compile: (source) => compiled(source, "coroutine", ourPlugin), ...lazy },
  { name: "raising", compile: (source) => compiled(source, "coroutine raising", ourPlugin), ...lazy },
  { name: "promise", compile: (source) => compiled(source, "coroutine promise", ourPlugin), run: asReturned },
  { name: "exact", compile: (source) => compiled(source, "coroutine promise", exactPlugin), run: asReturned },
];

function compiled(source: string, directive: string, plugin: PluginItem): string {
  return commonJs(`"use ${directive}";\n${source}`, [plugin]);
}
