/**
 * Modules that only unreachable code uses something of, which is not emitted. TypeScript's plugin takes what is imported and
 * used nowhere for a type, and would leave out the import, with all that the module does:
 *
 *   import { log } from "./log.js";            import { log } from "./log.js";
 *   async function f() { return; log(); }     import "./log.js";
 */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { isTypeUse, runtimeSources } from "./1-accept/wrappers.js";
import { call, clone, evaluate, id } from "./syntax/build.js";
import { namesIn } from "./syntax/names.js";

/** `runtime`: its own module is there for what is emitted. */
export function keepModules(program: NodePath<t.Program>, runtime: string): void {
  const sources = runtimeSources(runtime);
  const imports = program.node.body
    .filter(isImport)
    .filter((one) => mayVanish(one) && !sources.has(sourceOf(one).value));
  if (imports.length === 0) return;
  const named = namesIn(program.node.body, isImport);
  const wasUsed = (name: string) =>
    program.scope.getBinding(name)?.referencePaths.some((use) => !isTypeUse(use)) ?? false;
  for (const one of imports) {
    const names = namesOf(one);
    if (names.some((name) => named.has(name)) || !names.some(wasUsed)) continue;
    program.node.body.splice(program.node.body.indexOf(one) + 1, 0, withoutNames(one));
  }
}

type Import = t.ImportDeclaration | t.TSImportEqualsDeclaration;

function isImport(node: t.Node): node is Import {
  if (node.type !== "TSImportEqualsDeclaration") return node.type === "ImportDeclaration";
  return node.moduleReference.type === "TSExternalModuleReference";
}

/** Types do nothing, `import defer * as x from "./x"` says that its module does not yet, and what is exported stays. */
function mayVanish(node: Import): boolean {
  const { phase, isExport } = node as { phase?: string | null; isExport?: boolean };
  return (node.importKind ?? "value") === "value" && !phase && !isExport;
}

function namesOf(node: Import): string[] {
  return node.type === "ImportDeclaration" ? node.specifiers.map(({ local }) => local.name) : [node.id.name];
}

function sourceOf(node: Import): t.StringLiteral {
  if (node.type === "ImportDeclaration") return node.source;
  return (node.moduleReference as t.TSExternalModuleReference).expression;
}

/** `import "./x"`, `require("./x")` */
function withoutNames(node: Import): t.Statement {
  if (node.type === "ImportDeclaration") return { ...clone(node), specifiers: [] };
  return evaluate(call(id("require"), [clone(sourceOf(node))]));
}
