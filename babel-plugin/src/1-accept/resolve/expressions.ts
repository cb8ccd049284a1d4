/** Expressions in which something is called, named, assigned, or asked of the function itself. */

import type * as t from "@babel/types";
import { givesItsName, isPrototype } from "../../syntax/function-names.js";
import { isAnonymous } from "../../syntax/functions.js";
import { bare, isDirectEval } from "../../syntax/walk.js";
import { nestedFunction } from "./functions.js";
import { assigned } from "./patterns.js";
import type { Resolver } from "./resolver.js";

export function callExpression(r: Resolver, node: t.CallExpression | t.OptionalCallExpression): void {
  const { callee } = node;
  if (isDirectEval(node)) r.names.evalCall ??= node;
  calleeOf(r, callee);
  r.visitAll(node.arguments);
}

export function taggedTemplate(r: Resolver, node: t.TaggedTemplateExpression): void {
  calleeOf(r, node.tag);
  r.visit(node.quasi);
}

function calleeOf(r: Resolver, callee: t.Node): void {
  const called = bare(callee);
  if (called.type === "Identifier") r.reference(called, { called: true });
  else r.visit(callee);
}

export function assignment(r: Resolver, node: t.AssignmentExpression): void {
  if (givesItsName(node)) r.nameFrom(node.left, node.right);
  assigned(r, node.left);
  r.visit(node.right);
}

export function unary(r: Resolver, node: t.UnaryExpression): void {
  const deleted = node.operator === "delete" ? outcomeOfDelete(r, bare(node.argument)) : null;
  if (deleted === null) r.visit(node.argument);
  else r.names.deletions.set(node, deleted);
}

/** Of a variable, or of `this`. Null: that depends. In their new places, something else would come of it. */
function outcomeOfDelete(r: Resolver, operand: t.Expression): boolean | null {
  switch (operand.type) {
    case "Identifier":
      return r.scope.find(operand.name) === null ? null : false;
    case "ThisExpression":
    case "MetaProperty":
      return r.ownThis ? true : null;
    default:
      return null;
  }
}

export function memberExpression(r: Resolver, node: t.MemberExpression | t.OptionalMemberExpression): void {
  r.visit(node.object);
  if (node.computed || node.property.type === "PrivateName") r.visit(node.property);
}

export function objectExpression(r: Resolver, node: t.ObjectExpression | t.RecordExpression): void {
  r.now++;
  for (const part of node.properties) {
    if (part.type === "ObjectMethod") nestedFunction(r, part, node);
    else if (part.type === "SpreadElement") r.visit(part.argument);
    else property(r, part, node);
  }
}

function property(r: Resolver, part: t.ObjectProperty, owner: t.ObjectExpression | t.RecordExpression): void {
  const { key, value, computed } = part;
  r.visitAll(part.decorators ?? []);
  if (part.shorthand) r.names.shorthands.push(part);
  if (computed) r.visit(key);
  else if (part.shorthand || !isPrototype(key)) r.nameFrom(key, value);
  // A computed key names its function, so that the literal is made as a whole.
  if (computed && isAnonymous(bare(value)) && !r.awaiting.has(value))
    r.inClosure(owner, r.now, true, () => r.visit(value));
  else r.visit(value);
}

export function jsxElement(r: Resolver, { openingElement, closingElement, children }: t.JSXElement): void {
  tagName(r, openingElement.name);
  r.visitAll([...openingElement.attributes, ...children]);
  if (closingElement) tagName(r, closingElement.name);
}

/** A name in lower case is an element of the host. */
function tagName(r: Resolver, node: t.Node): void {
  if (node.type === "JSXMemberExpression") jsxName(r, node.object);
  else if (node.type === "JSXIdentifier" && !/^[a-z]/.test(node.name)) jsxName(r, node);
}

function jsxName(r: Resolver, node: t.JSXIdentifier | t.JSXMemberExpression): void {
  if (node.type === "JSXMemberExpression") jsxName(r, node.object);
  else if (node.name !== "this") r.reference(node);
  else if (r.ownThis) r.names.thisNodes.push(node);
}

export function thisExpression(r: Resolver, node: t.ThisExpression): void {
  if (r.ownThis) r.names.thisNodes.push(node);
}

export function superNode(r: Resolver): void {
  if (r.ownThis) r.names.usesSuper = true;
}

export function metaProperty(r: Resolver, node: t.MetaProperty): void {
  if (r.ownThis && node.meta.name === "new") r.names.newTargets.push(node);
}
