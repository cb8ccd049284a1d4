/** A file of the suite, compiled by nothing but our plugin, and what became of its async functions. */

import { createHash } from "node:crypto";
import { type BabelFileMetadata, type PluginObj, transformSync } from "@babel/core";
import type * as t from "@babel/types";
import plugin, { type FunctionReport } from "../../babel-plugin/src/index.ts";
import { eachValue } from "../../babel-plugin/src/syntax/walk.ts";

/** Natively a file is run as it is; "printed" is the control: read and printed by Babel, and not compiled. */
export type Variant = "native" | "printed" | "direct" | "exact";

/** How many async functions were compiled, and for what the others were left native. */
export interface Functions {
  compiled: number;
  native: Record<string, number>;
}

export interface Compiled {
  code: string;
  functions: Functions;
}

/** What Babel says of a file that it cannot read, as other early errors are told. */
export class UnreadableError extends Error {}

/** A file is compiled to see what it has, and then to be run. */
let latest: { key: string; compiled: Compiled } | null = null;

/** @throws UnreadableError; and whatever our plugin throws, which it should not with `annotate: "all"`. */
export function compile(source: string, variant: Variant, sourceType: "module" | "script"): Compiled {
  const nothing: Functions = { compiled: 0, native: {} };
  if (variant === "native") return { code: source, functions: nothing };
  const key = `${variant} ${sourceType} ${source}`;
  if (latest?.key === key) return latest.compiled;
  const compiled = compileAnew(source, variant, sourceType);
  latest = { key, compiled };
  return compiled;
}

function compileAnew(source: string, variant: Variant, sourceType: "module" | "script"): Compiled {
  const own = [plugin, { annotate: "all", ticks: variant === "direct" ? "direct" : "exact" }];
  try {
    const result = transformSync(source, {
      configFile: false,
      babelrc: false,
      compact: false,
      sourceType,
      parserOpts: { plugins: ["explicitResourceManagement", "decorators", "sourcePhaseImports"] },
      plugins: variant === "printed" ? [] : [own as never, [renameOurs, {}, "rename"]],
    })!;
    const { coroutines = [] } = result.metadata as BabelFileMetadata & { coroutines?: FunctionReport[] };
    return { code: result.code!, functions: count(coroutines) };
  } catch (error) {
    if ((error as { code?: string }).code === "BABEL_PARSE_ERROR") throw new UnreadableError((error as Error).message);
    // What Babel alone says, as about a function under an `if` beside a `let` of its name, is nothing that we have done.
    if (variant === "printed") throw new UnreadableError((error as Error).message);
    compileAnew(source, "printed", sourceType);
    throw error;
  }
}

function count(reports: FunctionReport[]): Functions {
  const functions: Functions = { compiled: 0, native: {} };
  for (const { refused } of reports) {
    if (refused === null) functions.compiled++;
    else functions.native[refused] = (functions.native[refused] ?? 0) + 1;
  }
  return functions;
}

/**
 * What stands at the top of a script is global, and the suite puts several scripts into one realm. Where our output
 * is meant to run, in modules and CommonJS, the top of a file is a scope of its own: so every file gets names of its own.
 */
function renameOurs(): PluginObj {
  return {
    visitor: {
      Program: {
        exit(path, { file }) {
          if (path.node.sourceType === "module") return;
          const bodies = Object.keys(path.scope.bindings).filter((name) => /\$run(?:\$\d+)?$/.test(name));
          mark(path.node, new Set([...required(path.node), ...bodies]), createMark(file.code));
        },
      },
    },
  };
}

function createMark(code: string): string {
  return `$${createHash("sha1").update(code).digest("hex").slice(0, 8)}$`;
}

/** In one walk: the compiler has chosen names that the file does not have. */
function mark(node: t.Node, ours: ReadonlySet<string>, prefix: string): void {
  eachValue(node, (child) => {
    if (child.type === "Identifier" && ours.has(child.name)) {
      child.name = prefix + child.name;
      if (node.type === "ObjectProperty") node.shorthand = false;
    } else mark(child, ours, prefix);
  });
}

/** What the first statement requires: that is where the compiler puts it. */
function required({ body: [first] }: t.Program): string[] {
  const declarator = first?.type === "VariableDeclaration" ? first.declarations[0] : undefined;
  if (declarator?.id.type !== "ObjectPattern" || declarator.init?.type !== "CallExpression") return [];
  if ((declarator.init.callee as t.Identifier).name !== "require") return [];
  return declarator.id.properties.map((one) => ((one as t.ObjectProperty).value as t.Identifier).name);
}
