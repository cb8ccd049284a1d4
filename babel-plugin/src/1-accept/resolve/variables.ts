/** `let`, `const`, `var` and `using` where they stand. */

import type * as t from "@babel/types";
import { bare, isFunction } from "../../syntax/walk.js";
import { assigned, pattern } from "./patterns.js";
import type { Resolver } from "./resolver.js";

export function variables(r: Resolver, node: t.VariableDeclaration): void {
  for (const { id, init } of node.declarations) {
    r.nameFrom(id, init);
    if (init) r.visit(init);
    if (node.kind === "let" && id.type === "Identifier") declarator(r, id);
    if (node.kind !== "var" && id.type === "Identifier") initialFunction(r, id, init);
    if (node.kind !== "var") pattern(r, id);
    else if (init || id.type !== "Identifier") assigned(r, id);
  }
}

function initialFunction(r: Resolver, { name }: t.Identifier, init: t.Expression | null | undefined): void {
  const value = init ? bare(init) : null;
  const binding = value !== null && isFunction(value) ? r.scope.find(name) : null;
  if (binding !== null) binding.initialFunction = value;
}

function declarator(r: Resolver, node: t.Identifier): void {
  const binding = r.scope.find(node.name);
  if (binding === null) return;
  binding.declarator = node;
  r.names.declarators.set(node, binding);
}
