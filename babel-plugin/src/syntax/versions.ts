/**
 * What differs between the versions of Babel that the plugin runs in: all of it.
 *
 *                        Babel 7                                 Babel 8
 *   `import(x)`          CallExpression of an Import             ImportExpression (in 7 where the parser is told to)
 *   `f<T>()`, `C<T>`     typeParameters, superTypeParameters     typeArguments, superTypeArguments
 *   `0x10n`              the value is the text "0x10"            the value is a bigint
 *   `crawl()`            before 7.27 only empties its own scope  empties the scopes inside as well
 *
 * Nothing else that the compiler reads or makes does. Which constructs there are differs, but what a version has not
 * is never seen in it: records and tuples (only 7), `using` (from 7.20), `await using` and `import.source` (later).
 */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";

/** What `api.assertVersion` is asked. */
export const supportedVersions = "^7.20.0 || ^8.0.0";

/** Fields that hold type arguments, in any version: no code is in them. */
export const typeArgumentFields = ["typeParameters", "typeArguments", "superTypeParameters", "superTypeArguments"];

/** The callee of `import(x)`, where that is a call. */
export function isImportKeyword(node: t.Node): node is t.Import {
  return node.type === "Import";
}

/** The number as it names a property: `16` for `0x10n`. */
export function textOfBigInt({ value }: { value: string | bigint }): string {
  return String(BigInt(value));
}

/** For JSON, which has no bigint; generators take the text as well. */
export function withoutBigInt(value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** Has Babel find out anew what is declared where, everywhere in the file. */
export function refreshScopes(program: NodePath<t.Program>, version: string): void {
  if (!crawlsInside(version)) forgetBindings(program);
  program.scope.crawl();
}

function crawlsInside(version: string): boolean {
  const [major, minor] = version.split(".").map(Number) as [number, number];
  return major > 7 || minor >= 27;
}

/** Else what was a function here, and is a variable now, would be declared twice. */
function forgetBindings(program: NodePath<t.Program>): void {
  const scope = program.scope as NodePath["scope"] & { crawling: boolean };
  // So that scopes made on the way are not filled from within those that still know the old declarations.
  scope.crawling = true;
  program.traverse({
    Scope({ scope: inner }) {
      for (const name of Object.keys(inner.bindings)) inner.removeOwnBinding(name);
    },
  });
  scope.crawling = false;
}
