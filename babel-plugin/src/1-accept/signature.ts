/**
 * The parameters of a decorated method, for its entry. Decorators are told their types by other plugins, and the decorators
 * that they have themselves, so the entry has all of them. What defaults and patterns do is done by the body.
 *
 *   @get async m(@param("id") id: string, a: A = new A(), { x }: B) { ... }
 *
 *   @get m(@param("id") id: string, a: A = undefined, param: B) { return promised(m$run, arguments, this); }
 */

import type * as t from "@babel/types";
import { id, undef } from "../syntax/build.js";
import { isThisParameter } from "../syntax/functions.js";
import type { UsedNames } from "../syntax/names.js";
import { hasDecoratedParams, isDecorated } from "../syntax/quiet.js";
import type { FunctionNode } from "../syntax/walk.js";

/** Null: nobody asks. `used`: the names that mean something else in the entry. */
export function signatureOf(node: FunctionNode, used: UsedNames): t.Node[] | null {
  if (node.type !== "ClassMethod" && node.type !== "ClassPrivateMethod") return null;
  const params = node.params as t.Node[];
  if (!isDecorated(node) && !hasDecoratedParams(node)) return null;
  return params.map((param) => (isThisParameter(param) ? param : formal(param, used)));
}

function formal(param: t.Node, used: UsedNames): t.Node {
  if (param.type === "AssignmentPattern") return { ...param, left: formal(param.left, used), right: undef() } as t.Node;
  if (param.type === "RestElement") return { ...param, argument: formal(param.argument, used) } as t.Node;
  const { typeAnnotation, decorators, optional } = param as t.Identifier;
  const name = used.take(param.type === "Identifier" ? param.name : "param");
  return { ...id(name), typeAnnotation, decorators, optional } as t.Node;
}
