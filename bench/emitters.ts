/** What the sizes of emitted code are compared of. Helpers are imported, as our runtime is: neither counts as emitted code. */

import { type Options, transformSync } from "@swc/core";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { compilers, helpersImported } from "./compilers.ts";
import { babel8, regenerator } from "./contenders/lowered.ts";

export interface Emitter {
  name: string;
  emit: (source: string) => string;
}

export function emitters(): Emitter[] {
  return [
    ...compilers.map(({ name, compile }) => ({ name, emit: compile })),
    ...regenerator8(),
    { name: "typescript, es5", emit: typescript },
    { name: "swc, es5", emit: swc },
  ];
}

/** Where the Node is new enough for Babel 8. */
function regenerator8(): Emitter[] {
  const { transformSync, resolve } = babel8() ?? {};
  if (transformSync === undefined) return [];
  const plugins = [...regenerator.map((name) => resolve!(name)), helpersImported];
  const options = { configFile: false, babelrc: false, compact: false, sourceType: "module", plugins } as const;
  return [{ name: "regenerator 8", emit: (source) => transformSync(source, options)!.code! }];
}

function typescript(source: string): string {
  const compilerOptions = {
    ...{ target: ScriptTarget.ES5, module: ModuleKind.ESNext, importHelpers: true, downlevelIteration: true },
    ignoreDeprecations: "6.0",
  };
  return transpileModule(source, { compilerOptions }).outputText;
}

function swc(source: string): string {
  const options: Options = {
    ...{ configFile: false, swcrc: false, isModule: true, module: { type: "es6" } },
    jsc: { target: "es5", externalHelpers: true, parser: { syntax: "ecmascript" } },
  };
  return transformSync(source, options).code;
}
