/**
 * The ways to run one source. All of them are made from the same text, in the same process:
 * compiled by the built plugin in each of its kinds, and left to the engine in three.
 */

import { type PluginItem, transformSync } from "@babel/core";
import { generators, plainCalls } from "./erase.ts";

export type Name = "plain" | "native" | "yield*" | "coroutine" | "raising" | "promise";

export interface Contender {
  name: Name;
  /** An ES module as the CommonJS module that is measured. */
  compile: (source: string) => string;
  /** From what a call returned to its value, or to a promise of it where there is no other way. */
  finish: (called: any) => unknown;
}

const pluginPath = require.resolve("babel-plugin-coroutine");

/** The plugin as users have it; the checks have nothing to say about speed. */
export const ourPlugin: PluginItem = [pluginPath, { checks: { raises: "off", missingAwait: "off", redundant: "off" } }];

const asReturned = (called: unknown): unknown => called;

const all: Record<Name, Contender> = {
  plain: { name: "plain", compile: (source) => commonJs(source, [plainCalls]), finish: asReturned },
  native: { name: "native", compile: (source) => commonJs(source, []), finish: asReturned },
  "yield*": {
    name: "yield*",
    compile: (source) => commonJs(source, [generators]),
    finish: (generator: Generator) => generator.next().value,
  },
  coroutine: { name: "coroutine", compile: (source) => compiled(source, "coroutine"), finish: (made) => made.call() },
  raising: {
    name: "raising",
    compile: (source) => compiled(source, "coroutine raising"),
    finish: (made) => made.call(),
  },
  promise: { name: "promise", compile: (source) => compiled(source, "coroutine promise"), finish: asReturned },
};

export function contenders(...names: Name[]): Contender[] {
  return names.map((name) => all[name]);
}

/** The same, where something waits: a coroutine is then finished by a promise. */
export function waitingContenders(...names: Name[]): Contender[] {
  return contenders(...names).map((each) =>
    /coroutine|raising/.test(each.name) ? { ...each, finish: promiseOf } : each,
  );
}

function promiseOf(made: { promise(): unknown }): unknown {
  return made.promise();
}

function compiled(source: string, directive: string): string {
  return commonJs(`"use ${directive}";\n${source}`, [ourPlugin]);
}

/** Without presets: everything but the asynchrony stays as it is written. */
export function commonJs(source: string, plugins: PluginItem[]): string {
  const result = transformSync(source, {
    configFile: false,
    babelrc: false,
    plugins: [...plugins, "@babel/plugin-transform-modules-commonjs"],
  });
  return result!.code!;
}
