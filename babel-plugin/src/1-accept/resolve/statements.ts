/** Statements that open a scope, and those that we cannot look into. */

import type * as t from "@babel/types";
import { boundIdentifiers } from "../../syntax/bound.js";
import { declaredNames, declareLexical, statements } from "./hoisting.js";
import { pattern } from "./patterns.js";
import type { Resolver } from "./resolver.js";

export function block(r: Resolver, node: t.BlockStatement): void {
  r.open(node, r.awaiting.has(node), () => {
    r.entered.set(r.scope, r.now);
    statements(r, node.body);
  });
}

export function labeled(r: Resolver, node: t.LabeledStatement): void {
  if (r.closure === null) r.names.labels.add(node.label.name);
  r.visit(node.body);
}

export function switchStatement(r: Resolver, node: t.SwitchStatement): void {
  r.visit(node.discriminant);
  const lowered = node.cases.some((one) => r.awaiting.has(one));
  r.open(node, lowered, () => {
    r.entered.set(r.scope, r.now);
    const all = node.cases.flatMap((one) => one.consequent);
    for (const statement of all) declareLexical(r, statement);
    for (const statement of all) if (statement.type === "FunctionDeclaration") r.visit(statement);
    for (const one of node.cases) {
      if (one.test) r.visit(one.test);
      for (const statement of one.consequent) if (statement.type !== "FunctionDeclaration") r.visit(statement);
      endCase(r, one);
    }
  });
}

/** Another case may be entered without passing the declarations of this one. */
function endCase(r: Resolver, one: t.SwitchCase): void {
  r.now++;
  for (const name of one.consequent.flatMap(declaredNames)) {
    const binding = r.scope.bindings.get(name);
    if (binding !== undefined && binding.kind !== "function") binding.readyUntil = r.now;
  }
}

export function tryStatement(r: Resolver, node: t.TryStatement): void {
  r.visit(node.block);
  const { handler } = node;
  if (handler) {
    r.open(handler, r.awaiting.has(node), () => {
      if (handler.param) {
        for (const { name } of boundIdentifiers(handler.param)) {
          const binding = r.scope.declare(name, "catch");
          if (handler.param.type !== "Identifier") binding.readyFrom = Number.POSITIVE_INFINITY;
        }
        pattern(r, handler.param);
      }
      r.visit(handler.body);
    });
  }
  if (node.finalizer) r.visit(node.finalizer);
}

export function withStatement(r: Resolver, node: t.WithStatement): void {
  r.names.withStatement ??= node;
  r.visitAll([node.object, node.body]);
}

export function namespace(r: Resolver, node: t.TSModuleDeclaration): void {
  if (r.closure === null) r.names.namespaces.push(node);
}
