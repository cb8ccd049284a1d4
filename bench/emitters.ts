/** What the sizes of emitted code are compared of. Helpers are imported, as our runtime is: neither counts as emitted code. */

import { type Options, transformSync } from "@swc/core";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { compilers, type Emitted, helpersImported } from "./compilers.ts";
import { babel8, regenerator } from "./contenders/lowered.ts";

export interface Emitter {
  name: string;
  emit: (source: string) => Emitted;
}

export function emitters(): Emitter[] {
  return [
    ...compilers,
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
  const emit = (source: string) => transformSync(source, { ...options, sourceMaps: true })! as Emitted;
  return [{ name: "regenerator 8", emit }];
}

function typescript(source: string): Emitted {
  const compilerOptions = {
    ...{ target: ScriptTarget.ES5, module: ModuleKind.ESNext, importHelpers: true, downlevelIteration: true },
    ...{ sourceMap: true, ignoreDeprecations: "6.0" },
  };
  const { outputText, sourceMapText } = transpileModule(source, { compilerOptions });
  const code = outputText.replace(/^\/\/# sourceMappingURL=.*$/m, "");
  return { code, map: sourceMapText };
}

function swc(source: string): Emitted {
  const options: Options = {
    sourceMaps: true,
    ...{ configFile: false, swcrc: false, isModule: true, module: { type: "es6" } },
    jsc: { target: "es5", externalHelpers: true, parser: { syntax: "ecmascript" } },
  };
  const { code, map } = transformSync(source, options);
  return { code, map };
}
