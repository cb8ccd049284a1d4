/** Classes: closures as a whole, but for what is evaluated where they stand. */

import type * as t from "@babel/types";
import { isFunction, isTypeOnly } from "../../syntax/walk.js";
import { nestedFunction } from "./functions.js";
import { functionBody } from "./hoisting.js";
import type { Resolver } from "./resolver.js";

export function classNode(r: Resolver, node: t.Class): void {
  decorators(r, node);
  if (r.awaiting.has(node)) beforeClass(r, node);
  const createdAt = r.now;
  r.open(node, false, () => {
    if (node.id) r.scope.declare(node.id.name, "name");
    if (node.superClass) r.visit(node.superClass);
    for (const member of node.body.body) classMember(r, member, node, createdAt);
  });
  if (node.type === "ClassDeclaration") {
    const binding = r.scope.find(node.id!.name);
    if (binding !== null && binding.readyFrom === Number.POSITIVE_INFINITY) binding.readyFrom = ++r.now;
  }
}

function decorators(r: Resolver, node: t.Class): void {
  const own = node.type === "ClassDeclaration" ? r.scope.find(node.id!.name) : null;
  const before = own?.references.length;
  r.visitAll(node.decorators ?? []);
  if (own !== null) own.inDecorators = own.references.slice(before);
}

/** What is evaluated before a class that awaits is made. Its own name is not initialised there, nor is it the one outside. */
function beforeClass(r: Resolver, node: t.Class): void {
  const parts = evaluatedBefore(node, r.awaiting);
  r.open(node.body, true, () => {
    const own = node.id ? r.scope.declare(node.id.name, "const") : null;
    r.visitAll(parts);
    if (own?.references.length === 0) r.scope.bindings.delete(own.name);
  });
  for (const part of parts) r.visited.add(part);
}

function classMember(r: Resolver, node: t.ClassBody["body"][number], owner: t.Class, createdAt: number): void {
  r.now++;
  if (isTypeOnly(node)) return;
  if (isFunction(node)) return nestedFunction(r, node, owner);
  if (node.type === "StaticBlock")
    return r.inClosure(owner, createdAt, false, () => r.openNative(node, () => functionBody(r, node.body)));
  if (!("key" in node)) return;
  r.visitAll(node.decorators ?? []);
  if ((node as { computed?: boolean }).computed) r.visit(node.key);
  const { value } = node as { value?: t.Node | null };
  if (value) r.inClosure(owner, createdAt, false, () => r.visit(value));
}

/** The heritage and the computed keys of a class, up to its last await. */
export function evaluatedBefore({ superClass, body }: t.Class, awaiting: ReadonlySet<t.Node>): t.Node[] {
  const last = body.body.findLastIndex((member) => awaiting.has(member));
  const keys = body.body.slice(0, last + 1).flatMap((one) => ("computed" in one && one.computed ? [one.key] : []));
  return superClass ? [superClass, ...keys] : keys;
}
