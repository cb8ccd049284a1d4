/**
 * Loads a file of `work/` as one contender: compiled, as CommonJS, in this realm. TypeScript
 * tools have no part in what is measured; they would wrap its functions.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import vm from "node:vm";
import { type Contender, commonJs } from "./contenders.ts";

export type Exports = Record<string, (...args: any[]) => any>;

const folder = join(__dirname, "work");
const fromHere = createRequire(__filename);

/** The engine's own way to wait for a callback. */
const nativeRuntime = {
  suspend: (start: (resume: (value: unknown) => void) => void) => new Promise((resolve) => start(resolve)),
};

export function loadWork(name: string, contender: Contender): Exports {
  return loadText(readFileSync(join(folder, name), "utf8"), contender, `${name} (${contender.name})`);
}

/** The same for a text, whose imports are relative to `work/`. */
export function loadText(source: string, contender: Contender, filename: string): Exports {
  return evaluate(contender.compile(source), filename, (id) => {
    if (id.startsWith("./outside/")) return loadOutside(id);
    if (id.startsWith(".")) return loadWork(relative(folder, join(folder, id)), contender);
    return id === "coroutine-runtime" && contender.name === "native" ? nativeRuntime : fromHere(id);
  });
}

/** What stands for the rest of the program is loaded as it is: the same for all contenders. */
function loadOutside(id: string): Exports {
  return evaluate(commonJs(readFileSync(join(folder, id), "utf8"), []), id, fromHere);
}

function evaluate(code: string, filename: string, require: (id: string) => unknown): Exports {
  const module = { exports: {} as Exports };
  const run = vm.runInThisContext(`(function (exports, require, module) {${code}\n})`, { filename });
  run(module.exports, require, module);
  return module.exports;
}
