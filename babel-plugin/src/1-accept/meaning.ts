/** What a name of the file means where it stands: what Babel says, but for some places of which it says something else. */

import type { Binding, NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { boundIdentifiers, enumMembers } from "../syntax/bound.js";
import { isFunction, isTypeOnly } from "../syntax/walk.js";

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
 * cases declare, the pattern of a `catch` does not see itself, and enums and namespaces hide nothing:
 *
 *   function f(...[x = () => a()]) { const a = ... }      means the a around the function
 *   switch (g(() => a())) { case 1: const a = ... }       means the a around the switch
 *   try { ... } catch ({ a, x = () => a() }) { ... }      means the a of the pattern
 *   enum E { a, x = g(() => a()) }                        means the member
 *   function f() { enum a {} g(() => a()) }               means the enum
 */
function isMeant({ kind, identifier, scope }: Binding, use: NodePath): boolean {
  for (let at: NodePath | null = use; at !== null && at.node !== scope.block; at = at.parentPath) {
    const { parent } = at;
    if (parent === scope.block && isAhead(at.node, parent)) return kind === "param" || kind === "local";
    if (parent !== scope.block && (isCaughtAs(at, identifier.name) || hides(parent, identifier.name))) return false;
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

/** An enum does by its members, a list by its enums and namespaces. */
function hides(node: t.Node, name: string): boolean {
  switch (node.type) {
    case "TSEnumDeclaration":
      return enumMembers(node).includes(name);
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
      return node.body.some((one) => isCalled(one, name));
    case "SwitchStatement":
      return node.cases.some(({ consequent }) => consequent.some((one) => isCalled(one, name)));
    default:
      return false;
  }
}

/** An enum or a namespace of that name. */
function isCalled(node: t.Statement, name: string): boolean {
  if (isTypeOnly(node)) return false;
  switch (node.type) {
    case "ExportNamedDeclaration":
      return node.declaration != null && isCalled(node.declaration, name);
    case "TSEnumDeclaration":
    case "EnumDeclaration":
    case "TSModuleDeclaration":
      return boundIdentifiers(node.id).some((one) => one.name === name);
    default:
      return false;
  }
}

/** What is declared inside of its parent is not seen in it: a parameter, what a `switch` is about. */
export function isAhead(node: t.Node, parent: t.Node): boolean {
  if (parent.type === "SwitchStatement") return parent.discriminant === node;
  return isFunction(parent) && (parent.params as t.Node[]).includes(node);
}
