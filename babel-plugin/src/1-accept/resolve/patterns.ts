/** Patterns: those that declare, and those that assign. */

import type * as t from "@babel/types";
import { boundIdentifiers } from "../../syntax/bound.js";
import { isThisParameter } from "../../syntax/functions.js";
import type { FunctionNode } from "../../syntax/walk.js";
import type { Resolver } from "./resolver.js";

export function parameters(r: Resolver, owner: FunctionNode): void {
  const params = (owner.params as t.Node[]).filter((param) => !isThisParameter(param));
  const simple = params.every((param) => param.type === "Identifier");
  for (const { name } of params.flatMap(boundIdentifiers)) {
    const binding = r.scope.declare(name, "param");
    if (!simple && owner === r.target) binding.readyFrom = Number.POSITIVE_INFINITY;
  }
  for (const param of params) pattern(r, param);
}

/** A pattern that declares. Its parts are initialised one after the other. */
export function pattern(r: Resolver, node: t.Node): void {
  r.now++;
  if (node.type === "Identifier") declared(r, node);
  else if (node.type === "TSParameterProperty") pattern(r, node.parameter);
  else parts(r, node, pattern);
}

function declared(r: Resolver, node: t.Identifier): void {
  const binding = r.scope.find(node.name);
  if (binding === null) return;
  r.ready(node.name);
  binding.references.push({ node, at: r.now + 1, closure: null, called: false, declares: true });
}

/** A pattern, or any other target, that assigns. */
export function assigned(r: Resolver, node: t.Node): void {
  switch (node.type) {
    case "Identifier":
      return r.reference(node, { written: true });
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ParenthesizedExpression":
      return assigned(r, node.expression);
    default:
      if (!parts(r, node, assigned)) r.visit(node);
  }
}

/** The parts of a pattern. False: it is none. */
function parts(r: Resolver, node: t.Node, inner: (r: Resolver, part: t.Node) => void): boolean {
  switch (node.type) {
    case "AssignmentPattern":
      r.nameFrom(node.left, node.right);
      r.visit(node.right);
      inner(r, node.left);
      return true;
    case "ObjectPattern":
      for (const part of node.properties) property(r, part, inner);
      return true;
    case "ArrayPattern":
      for (const element of node.elements) if (element) inner(r, element);
      return true;
    case "RestElement":
      inner(r, node.argument);
      return true;
    default:
      return false;
  }
}

function property(
  r: Resolver,
  part: t.ObjectPattern["properties"][number],
  inner: (r: Resolver, part: t.Node) => void,
): void {
  if (part.type === "RestElement") return inner(r, part.argument);
  if (part.shorthand) r.names.shorthands.push(part);
  if (part.computed || part.key.type === "PrivateName") r.visit(part.key);
  inner(r, part.value);
}
