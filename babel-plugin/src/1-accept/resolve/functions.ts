/** Functions inside the target. Their own names matter only because they hide ours. */

import type * as t from "@babel/types";
import { evaluatedOutside } from "../../syntax/bound.js";
import { hasArguments } from "../../syntax/functions.js";
import type { FunctionNode } from "../../syntax/walk.js";
import { functionBody } from "./hoisting.js";
import { parameters } from "./patterns.js";
import type { Resolver } from "./resolver.js";

/** `closure`: what has to be made anew for each turn: the function itself, or the class or object it is a method of. */
export function nestedFunction(r: Resolver, node: FunctionNode, closure: t.Node = node): void {
  r.visitAll(evaluatedOutside(node));
  const createdAt = node.type === "FunctionDeclaration" ? (r.entered.get(r.scope) ?? 0) : r.now;
  r.inClosure(closure, createdAt, node.type === "ArrowFunctionExpression", () =>
    r.openNative(node, () => {
      if (hasArguments(node)) r.scope.declare("arguments", "name");
      if (node.type === "FunctionExpression" && node.id) r.scope.declare(node.id.name, "name");
      parameters(r, node);
      if (node.body.type === "BlockStatement") functionBody(r, node.body.body);
      else r.visit(node.body);
    }),
  );
}
