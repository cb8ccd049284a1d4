/** What the compiled functions of a file know of each other: who is called by which names, and who stands in whom. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { BodyName } from "../syntax/body-name.js";
import { isCounted } from "../syntax/function-names.js";
import { bare, isFunction, isPrivateMember } from "../syntax/walk.js";
import type { Accepted } from "./accept.js";
import { PrivateMethods } from "./methods.js";

/** Where compiled functions are called by names that always mean them. */
export function findBodies(all: Accepted[]): Map<t.Node, BodyName> {
  const bodies = new Map<t.Node, BodyName>();
  for (const one of all) {
    if (one.point === null) continue;
    const binding = bindingOf(one);
    if (!binding?.constant) continue;
    for (const reference of binding.referencePaths) bodies.set(reference.node, one);
  }
  const methods = new PrivateMethods(all);
  for (const { path, asWritten } of all) {
    for (const node of asWritten.awaiting) {
      const callee = calleeOf(node);
      if (callee === null || !isPrivateMember(callee)) continue;
      const method = methods.find(path, callee.property.id.name);
      if (method !== null) bodies.set(callee, method);
    }
  }
  return bodies;
}

/** What an await calls. */
export function calleeOf(node: t.Node): t.Node | null {
  const awaited = node.type === "AwaitExpression" ? bare(node.argument) : null;
  return awaited?.type === "CallExpression" ? awaited.callee : null;
}

/** The functions that compiled ones stand in. */
export function findEnclosing(all: Accepted[]): Set<t.Node> {
  const enclosing = new Set<t.Node>();
  for (const { path } of all) {
    for (let at: NodePath | null = path.parentPath; at !== null && !enclosing.has(at.node); at = at.parentPath) {
      if (isFunction(at.node)) enclosing.add(at.node);
    }
  }
  return enclosing;
}

/** The binding that holds the function: its declaration, or a `const`. */
export function bindingOf({ path, wrapper }: Accepted) {
  const { node } = path;
  if (node.type === "FunctionDeclaration") return node.id ? path.parentPath!.scope.getBinding(node.id.name) : undefined;
  const made: NodePath = wrapper ?? path;
  const value = isCounted(made) ? made.parentPath! : made;
  const declarator = value.parentPath;
  if (!declarator?.isVariableDeclarator() || declarator.node.id.type !== "Identifier") return undefined;
  if (bare(declarator.node.init!) !== value.node) return undefined;
  const { parent } = declarator;
  return parent.type === "VariableDeclaration" && parent.kind === "const"
    ? declarator.scope.getBinding(declarator.node.id.name)
    : undefined;
}
