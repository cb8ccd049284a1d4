/** What a name of the file means where it stands: what Babel says, but for two places of which it says something else. */

import type { Binding, NodePath } from "@babel/traverse";
import { boundIdentifiers } from "../syntax/bound.js";

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
 * For Babel, some parameters see what the body of their function declares, and the pattern of a `catch` does not see itself:
 *
 *   function f(...[x = () => a()]) { const a = ... }      means the a around the function
 *   try { ... } catch ({ a, x = () => a() }) { ... }      means the a of the pattern
 */
function isMeant({ kind, identifier, scope }: Binding, use: NodePath): boolean {
  for (let at: NodePath | null = use; at !== null && at.node !== scope.block; at = at.parentPath) {
    const { parent, listKey, key } = at;
    if (listKey === "params" && parent === scope.block) return kind === "param" || kind === "local";
    if (key !== "param" || parent.type !== "CatchClause" || parent === scope.block) continue;
    if (boundIdentifiers(parent.param).some(({ name }) => name === identifier.name)) return false;
  }
  return true;
}
