/**
 * Loads a file of `work/` as one contender: compiled, as CommonJS, in this realm. TypeScript
 * tools have no part in what is measured; they would wrap its functions.
 */

import { createRequire } from "node:module";
import { join, posix } from "node:path";
import vm from "node:vm";
import { commonJs } from "./contenders/babel.ts";
import type { Contender, Work } from "./contenders/contender.ts";
import { read } from "./templates.ts";

export type Exports = Record<string, Work>;

const fromHere = createRequire(__filename);

export function loadWork(name: string, contender: Contender): Exports {
  return loadText(read(name), contender, name);
}

/** The same for a text, whose imports are relative to the place that its name tells. */
export function loadText(source: string, contender: Contender, name: string): Exports {
  return load(source, contender, name, new Map());
}

/** Modules that were loaded once are not loaded again. */
function load(source: string, contender: Contender, name: string, modules: Map<string, Exports>): Exports {
  return evaluate(contender.compile(source), `${name} (${contender.name})`, (id) => {
    const stands = contender.modules?.[id];
    if (stands !== undefined) return stands;
    if (!id.startsWith(".")) return fromHere(id);
    const file = posix.join(posix.dirname(name), id);
    if (!modules.has(file)) {
      const outside = file.startsWith("outside/");
      modules.set(file, outside ? loadOutside(file, contender) : load(read(file), contender, file, modules));
    }
    return modules.get(file);
  });
}

/** What stands for the rest of the program is loaded as it is; only what gives promises is adopted. */
function loadOutside(name: string, { adopt }: Contender): Exports {
  const exports = evaluate(commonJs(read(name), []), name, fromHere);
  if (adopt === undefined) return exports;
  const adopted = Object.entries(exports).map(([key, value]) => [key, "plain" in Object(value) ? adopt(value) : value]);
  return Object.fromEntries(adopted);
}

/** What CommonJS exports. */
export function evaluate(code: string, filename: string, require: (id: string) => unknown): Exports {
  const module = { exports: {} as Exports };
  const run = vm.runInThisContext(`(function (exports, require, module) {${code}\n})`, {
    filename: join("work", filename),
  });
  run(module.exports, require, module);
  return module.exports;
}
