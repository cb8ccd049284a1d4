/** The Babel plugin: one guard, one call. */

import type { PluginPass } from "@babel/core";
import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { Refusal } from "./diagnostics.js";
import { checkOptions, type PluginOptions } from "./options.js";
import { type Attached, compileProgram, dropRemoved, type FunctionReport } from "./program.js";
import { readersFirst } from "./readers.js";
import { useGenerator } from "./syntax/generate.js";
import { refreshScopes, supportedVersions } from "./syntax/versions.js";

interface Api {
  version: string;
  assertVersion(range: string): void;
  transformFromAstSync(ast: any, code: string, options: any): { code?: string | null } | null;
}

/** Babel's own types have other names in each of its majors, and are not in its package in the older one. */
interface Plugin {
  name: string;
  manipulateOptions: (options: any) => void;
  visitor: { Program: Record<"enter" | "exit", (path: any, state: any) => void> };
  post(this: any, file: any): void;
}

const name = "coroutine";

/**
 * Compiles annotated async functions into coroutines.
 *
 * Runs when the program is entered, before any other plugin has changed an async function. Only readers of the source come first.
 * When the program is left, and again when all are through, it follows those that have taken functions out.
 *
 * @throws Error for unknown options, and for code that cannot be compiled, with a code frame.
 */
export default function coroutinePlugin(api: Api, given: PluginOptions = {}): Plugin {
  api.assertVersion(supportedVersions);
  const options = checkOptions(given);
  useGenerator((node) => print(api, node));
  return {
    name,
    manipulateOptions: ({ plugins }: { plugins?: Parameters<typeof readersFirst>[0] }) => readersFirst(plugins, name),
    visitor: {
      Program: {
        enter(path: NodePath<t.Program>, state: PluginPass) {
          if (path.parent?.type !== "ModuleExpression") state.set(name, compileFile(path, state));
        },
        exit({ node, parent }: NodePath<t.Program>, state: PluginPass) {
          if (parent?.type !== "ModuleExpression") dropRemoved(node, state.get(name) as Attached[]);
        },
      },
    },
    post(this: PluginPass, { ast }: PluginPass["file"]) {
      // Another plugin may have kept Babel from going through the file.
      dropRemoved(ast.program, (this.get(name) as Attached[] | undefined) ?? []);
    },
  };

  function compileFile(path: NodePath<t.Program>, { file, filename, cwd }: PluginPass): Attached[] {
    const refused: Refusal[] = [];
    const { reports, attached } = compileProgram(
      path,
      options,
      { filename: filename ?? undefined, cwd, babel: api.version, typed: isTyped(file.opts) },
      {
        refuse: (refusal) => refused.push(refusal),
        warn: (refusal) => console.warn(framed(file, refusal).message),
      },
    );
    if (refused.length > 0)
      throw together(refused.sort((a, b) => (a.node.start ?? 0) - (b.node.start ?? 0)).map((one) => framed(file, one)));
    // With other options, the plugin may have been here before.
    const metadata = file.metadata as { coroutines?: FunctionReport[] };
    metadata.coroutines = [...(metadata.coroutines ?? []), ...reports];
    if (reports.length === 0) return attached;
    if (!isAlone(file.opts)) refreshScopes(path, api.version);
    layOutAnew(file.opts);
    return attached;
  }
}

/**
 * Other plugins go by what Babel knows about scopes, and so may whoever is given the AST. To find that out again takes
 * as long as much of the compiling.
 */
function isAlone({ plugins, presets, ast }: PluginPass["file"]["opts"]): boolean {
  return plugins?.length === 1 && presets?.length === 0 && ast !== true;
}

function isTyped({ parserOpts }: PluginPass["file"]["opts"]): boolean {
  return parserOpts?.plugins?.some((one) => one === "typescript" || one[0] === "typescript") ?? false;
}

/** The layout that was written has no semicolon where the statement that follows now needs one. */
function layOutAnew({ generatorOpts }: { generatorOpts?: object | null }): void {
  Object.assign(generatorOpts ?? {}, { experimental_preserveFormat: false });
}

function print(api: Api, node: t.Node): string {
  const isStatement = /Statement|Declaration/.test(node.type);
  const statement = isStatement ? node : { type: "ExpressionStatement", expression: node };
  const program = { type: "Program", body: [statement], directives: [], sourceType: "script" };
  const file = { type: "File", program } as unknown as t.Node;
  const printed = api.transformFromAstSync(file, "", { configFile: false, babelrc: false });
  return (printed?.code ?? "").replace(/;$/, "");
}

interface File {
  buildCodeFrameError(node: t.Node, message: string): Error;
}

function framed(file: unknown, { node, message, code }: Refusal): Error {
  return Object.assign((file as File).buildCodeFrameError(node, message), { code: `coroutine/${code}` });
}

/** All of a file's refusals in one error: the first one, with the others' messages below its own. */
function together(errors: Error[]): Error {
  const [first] = errors;
  first!.message = errors.map((error) => error.message).join("\n\n");
  return first!;
}

export type { FunctionReport, PluginOptions };
