/** What the functions of a file know of each other: who is called by which names, and who stands in whom. */

import type { Binding, NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { BodyName } from "../syntax/body-name.js";
import { isCounted } from "../syntax/function-names.js";
import { isUnfailing } from "../syntax/quiet.js";
import { bare, isFunction, isPrivateMember } from "../syntax/walk.js";
import type { Accepted } from "./accept.js";
import { isConstant, type Unseen } from "./constant.js";
import { meaningAt, referencesTo } from "./meaning.js";
import { PrivateMethods } from "./methods.js";

/** Where compiled functions are called by names that always mean them. `erased`: calls that will be gone. */
export function findBodies(all: Accepted[], erased: ReadonlySet<t.Node>, unseen: Unseen): Map<t.Node, BodyName> {
  const bodies = new Map<t.Node, BodyName>();
  for (const one of all) {
    if (one.point === null) continue;
    const binding = bindingOf(one);
    if (!binding || !isConstant(binding, unseen) || isDeadAfterItsBody(binding, erased)) continue;
    for (const { node } of referencesTo(binding)) bodies.set(node, one);
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

/** `const x = await f(), f = async () => ...`: the body stands before the statement, and `f` is in its dead zone still. */
function isDeadAfterItsBody({ path: { node, parent } }: Binding, erased: ReadonlySet<t.Node>): boolean {
  if (node.type !== "VariableDeclarator" || parent.type !== "VariableDeclaration") return false;
  const before = parent.declarations.slice(0, parent.declarations.indexOf(node));
  return !before.every(({ id, init }) => id.type === "Identifier" && init != null && isUnfailing(init, erased));
}

/** What an await calls. */
export function calleeOf(node: t.Node): t.Node | null {
  const awaited = node.type === "AwaitExpression" ? bare(node.argument) : null;
  return awaited?.type === "CallExpression" ? awaited.callee : null;
}

/**
 * Awaited callees that are surely not compiled, and need not be asked: functions of the file that are what they are
 * written as. One that is handed to a call may have been given a body by it, in a file that has been compiled before.
 */
export function findOrdinary(all: Accepted[], unseen: Unseen): Set<t.Node> {
  const compiled = new Set<t.Node>(all.map(({ path }) => path.node));
  const ordinary = new Set<t.Node>();
  for (const { path, asWritten } of all) {
    const free = new Set<t.Node>([...asWritten.names.free.values()].flat());
    for (const node of asWritten.awaiting) {
      const callee = calleeOf(node);
      if (callee?.type !== "Identifier" || !free.has(callee)) continue;
      const binding = meaningAt(path, callee.name);
      const held = binding && isConstant(binding, unseen) ? functionIn(binding) : null;
      if (held && !compiled.has(held) && !binding!.referencePaths.some(isHandedOn)) ordinary.add(callee);
    }
  }
  return ordinary;
}

/** The function that a name is declared as, or a `const` is. */
function functionIn({ path: { node, parent } }: Binding): t.Node | null {
  if (node.type === "FunctionDeclaration") return node;
  const isConst = parent.type === "VariableDeclaration" && parent.kind === "const";
  if (!isConst || node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !node.init) return null;
  const value = bare(node.init);
  return isFunction(value) ? value : null;
}

function isHandedOn({ listKey }: NodePath): boolean {
  return listKey === "arguments";
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
