/** What is done to a source before Babel sees it, and to the code that Babel gives. */

import { type NodePath, type PluginItem, types as t } from "@babel/core";
import { transformSync as esbuild } from "esbuild";
import { minify_sync as terser } from "terser";

/** A plugin: every class and method gets a decorator that changes nothing; the language allows none on constructors. */
export const decorate: PluginItem = () => ({
  visitor: {
    Program(path: NodePath<t.Program>) {
      path.traverse({
        ClassMethod({ node }) {
          if (node.kind !== "constructor") node.decorators = [nothing()];
        },
        Class({ node }) {
          node.decorators = [nothing()];
        },
      });
    },
  },
});

const nothing = () => t.decorator(t.arrowFunctionExpression([], t.blockStatement([])));

/** The pragmas that say what JSX becomes, which the automatic runtime does not allow. */
export const withoutPragmas = (source: string) => source.replace(/^\/\*\* @jsx.*\*\/$/gm, "");

/** What react-refresh expects a host to have. */
export const refreshHost = { $RefreshReg$: () => {}, $RefreshSig$: () => (type: unknown) => type };

/** Names of functions are seen by cases, so they stay. */
export function minifiedByTerser(code: string): string {
  const names = { keep_fnames: true, keep_classnames: true };
  return terser(code, { compress: { passes: 2 }, mangle: true, toplevel: true, ...names }).code!;
}

export const minifiedByEsbuild = (code: string) => esbuild(code, { minify: true, keepNames: true }).code;

/** Formats that Node does not know, as CommonJS. */
export const asCommonJs = {
  amd: (code: string) => code.replace(/^define\(/m, `${define}\n$&`),
  systemjs: (code: string) => code.replace(/^System\.register\(/m, `${register}\n$&`),
};

const define = `
  const inner = { exports, module, require };
  const define = (names, run) => run(...names.map((name) => inner[name] ?? require(name)));`;

const register = `
  const set = (name, value) => {
    if (typeof name === "object") Object.assign(exports, name);
    else exports[name] = value;
    return value;
  };
  const System = {
    register(names, declare) {
      const { setters, execute } = declare(set, {});
      names.forEach((name, place) => setters[place](require(name)));
      execute();
    },
  };`;
