/**
 * Modules that only unreachable code uses something of, which is not emitted. TypeScript's plugin takes what is imported and
 * used nowhere for a type, and would leave out the import, with all that the module does:
 *
 *   import { log } from "./log.js";            import { log } from "./log.js";
 *   async function f() { return; log(); }     import "./log.js";
 */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { isTypeUse } from "./1-accept/wrappers.js";
import { clone } from "./syntax/build.js";
import { eachValue, isTypeOnly } from "./syntax/walk.js";

/** `runtime`: its own module is there for what is emitted. */
export function keepModules(program: NodePath<t.Program>, runtime: string): void {
  const sources = new Set([runtime, "coroutine-runtime"]);
  const imports = program.node.body.filter(isImport).filter(({ source }) => !sources.has(source.value));
  if (imports.length === 0) return;
  const named = namesIn(program.node);
  const wasUsed = (name: string) =>
    program.scope.getBinding(name)?.referencePaths.some((use) => !isTypeUse(use)) ?? false;
  for (const one of imports) {
    const names = one.specifiers.map(({ local }) => local.name);
    if (names.some((name) => named.has(name)) || !names.some(wasUsed)) continue;
    program.node.body.splice(program.node.body.indexOf(one) + 1, 0, { ...clone(one), specifiers: [] });
  }
}

function isImport(node: t.Statement): node is t.ImportDeclaration {
  return node.type === "ImportDeclaration" && (node.importKind ?? "value") === "value";
}

/** What the code refers to by name, types and imports left out. */
function namesIn(program: t.Program): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: t.Node): void => {
    if (node.type === "Identifier" || node.type === "JSXIdentifier") names.add(node.name);
    if (node.type !== "ImportDeclaration" && !isTypeOnly(node)) eachValue(node, visit);
  };
  visit(program);
  return names;
}
