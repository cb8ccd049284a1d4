/** What a name of the file means where it stands: what Babel says, but for three places of which it says something else. */

import type { Binding, NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { boundIdentifiers } from "../syntax/bound.js";
import { isFunction } from "../syntax/walk.js";

/** Where a name stands for this. */
export function referencesTo(binding: Binding): NodePath[] {
  return binding.referencePaths.filter((use) => isMeant(binding, use));
}

/** Undefined also where there is no telling. */
export function meaningAt(path: NodePath, name: string): Binding | undefined {
  const binding = path.scope.getBinding(name);
  return binding && isMeant(binding, path) ? binding : undefined;
}

/**
 * For Babel, some parameters see what the body of their function declares, functions in what a `switch` is about see what its
 * cases declare, and the pattern of a `catch` does not see itself:
 *
 *   function f(...[x = () => a()]) { const a = ... }      means the a around the function
 *   switch (g(() => a())) { case 1: const a = ... }       means the a around the switch
 *   try { ... } catch ({ a, x = () => a() }) { ... }      means the a of the pattern
 */
function isMeant({ kind, identifier, scope }: Binding, use: NodePath): boolean {
  for (let at: NodePath | null = use; at !== null && at.node !== scope.block; at = at.parentPath) {
    const { parent } = at;
    if (parent === scope.block && isAhead(at.node, parent)) return kind === "param" || kind === "local";
    if (parent !== scope.block && isCaughtAs(at, identifier.name)) return false;
  }
  return true;
}

/** It stands in the pattern of a `catch`, or is that, and the pattern declares the name. */
export function isInPatternOf(path: NodePath, name: string): boolean {
  return path.find((one) => isCaughtAs(one, name)) !== null;
}

function isCaughtAs({ key, parent }: NodePath, declared: string): boolean {
  if (key !== "param" || parent.type !== "CatchClause") return false;
  return boundIdentifiers(parent.param).some(({ name }) => name === declared);
}

/** What is declared inside of its parent is not seen in it: a parameter, what a `switch` is about. */
export function isAhead(node: t.Node, parent: t.Node): boolean {
  if (parent.type === "SwitchStatement") return parent.discriminant === node;
  return isFunction(parent) && (parent.params as t.Node[]).includes(node);
}
