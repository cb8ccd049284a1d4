/** Methods of classes: by what an expression can name them, and which of them a private name means. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { id, member } from "../syntax/build.js";
import { keyName } from "../syntax/function-names.js";
import { isDecorated } from "../syntax/quiet.js";
import type { FunctionNode } from "../syntax/walk.js";
import type { Accepted } from "./accept.js";
import { meaningAt } from "./meaning.js";

/**
 * What is surely still the method: `within` its class, before any static initialiser has run, or in the statement after
 * it. Null: there is no telling.
 */
export function propertyOf(path: NodePath<FunctionNode>, within: boolean): t.Expression | null {
  const { node } = path;
  const owner = path.parentPath?.parent as t.Class;
  if (node.type !== "ClassMethod" || node.computed || node.kind !== "method" || node.key.type !== "Identifier")
    return null;
  if (!within && owner.type !== "ClassDeclaration") return null;
  if (!owner.id || isDecorated(owner)) return null;
  if (!owner.body.body.every((one) => leavesAlone(one, node, within))) return null;
  const home = id(owner.id.name);
  return member(node.static ? home : member(home, "prototype"), node.key.name);
}

/** This member of the class cannot have replaced the method. */
function leavesAlone(one: t.ClassBody["body"][number], method: t.ClassMethod, within: boolean): boolean {
  if (isDecorated(one)) return false;
  const mayReplace = one.type === "StaticBlock" || ("value" in one && one.static);
  if (mayReplace && !within) return false;
  const isAccessor = one.type === "ClassAccessorProperty";
  if ((one.type !== "ClassMethod" && !isAccessor) || one === method) return true;
  return !one.computed && !(one.static === method.static && keyName(one.key) === keyName(method.key));
}

/** Finds the compiled method that `object.#name` is, where its body can be named. */
export class PrivateMethods {
  private readonly methods = new Map<t.Node, Map<string, Accepted>>();

  constructor(all: readonly Accepted[]) {
    for (const one of all) {
      const { node, parentPath } = one.path;
      if (node.type !== "ClassPrivateMethod" || isDecorated(node)) continue;
      if (one.point === null && one.home === null) continue;
      const ofClass = this.methods.get(parentPath!.parent) ?? new Map<string, Accepted>();
      this.methods.set(parentPath!.parent, ofClass.set(node.key.id.name, one));
    }
  }

  /** `from`: the function that calls it. */
  find(from: NodePath, name: string): Accepted | null {
    for (let at: NodePath = from; at.parentPath !== null; at = at.parentPath) {
      const owner = at.parentPath.node;
      if (at.node.type !== "ClassBody" || !at.node.body.some((one) => declares(one, name))) continue;
      const method = this.methods.get(owner)?.get(name) ?? null;
      const home = method?.home ?? null;
      return home === null || meaningAt(from.parentPath!, home)?.path.node === owner ? method : null;
    }
    return null;
  }
}

function declares(one: t.ClassBody["body"][number], name: string): boolean {
  return "key" in one && one.key.type === "PrivateName" && one.key.id.name === name;
}
