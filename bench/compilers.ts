/** What sizes and compile times are compared of: nothing, our plugin, and what Babel has for old engines. */

import { type NodePath, type PluginItem, type PluginObj, types as t, transformSync } from "@babel/core";
import { regenerator } from "./contenders/lowered.ts";
import { ourPlugin } from "./contenders/ours.ts";

export interface Compiler {
  name: "native" | "ours" | "regenerator";
  /** `annotated`: every async function of it is ours to compile. */
  compile: (source: string, annotated?: boolean) => string;
  /** The same, with its source map. */
  emit: (source: string) => Emitted;
}

export interface Emitted {
  code: string;
  map: unknown;
}

export const compilers: Compiler[] = [
  compiler("native", []),
  compiler("ours", [ourPlugin], (source) => `"use coroutine raising"; ${source}`),
  compiler("regenerator", [...regenerator, helpersImported]),
];

/** `annotate` leaves everything on its line. */
function compiler(name: Compiler["name"], plugins: PluginItem[], annotate = (source: string) => source): Compiler {
  const options = { configFile: false, babelrc: false, compact: false, sourceType: "module", plugins } as const;
  return {
    name,
    compile: (source, annotated = true) => transformSync(annotated ? annotate(source) : source, options)!.code!,
    emit(source) {
      const { code, map } = transformSync(annotate(source), { ...options, sourceMaps: true })!;
      return { code: code!, map };
    },
  };
}

/** Babel's helpers as imports, as our runtime is one: neither counts as emitted code. */
export function helpersImported(): PluginObj {
  return {
    pre(file) {
      const settings = file as unknown as { set(key: string, value: unknown): void };
      settings.set("helperGenerator", (name: string) => importHelper(file.path, name));
    },
    visitor: {},
  };
}

function importHelper(program: NodePath<t.Program>, name: string): t.Identifier {
  const local = `_${name}`;
  if (!program.scope.hasOwnBinding(local)) {
    const specifier = t.importDefaultSpecifier(t.identifier(local));
    const [path] = program.unshiftContainer("body", t.importDeclaration([specifier], t.stringLiteral(name)));
    program.scope.registerDeclaration(path);
  }
  return t.identifier(local);
}
