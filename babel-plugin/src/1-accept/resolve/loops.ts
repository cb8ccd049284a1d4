/** Loops. What one that is taken apart declares belongs to a turn. */

import type * as t from "@babel/types";
import { boundIdentifiers } from "../../syntax/bound.js";
import { eachChild } from "../../syntax/walk.js";
import { declareLexical } from "./hoisting.js";
import { assigned, pattern } from "./patterns.js";
import type { Resolver } from "./resolver.js";

function turns(r: Resolver, node: t.Node, lowered: boolean, run: () => void): void {
  r.open(node, lowered, run, { perTurn: lowered });
}

export function forLoop(r: Resolver, node: t.ForStatement): void {
  turns(r, node, r.awaiting.has(node), () => {
    if (node.init?.type === "VariableDeclaration") declareLexical(r, node.init);
    r.visitAll([node.init, node.test, node.update, node.body]);
  });
}

export function whileLoop(r: Resolver, node: t.WhileStatement | t.DoWhileStatement): void {
  turns(r, node, r.awaiting.has(node), () =>
    r.visitAll(node.type === "WhileStatement" ? [node.test, node.body] : [node.body, node.test]),
  );
}

export function forEach(r: Resolver, node: t.ForInStatement | t.ForOfStatement): void {
  turns(r, node, isLowered(r, node), () => {
    const { left } = node;
    if (left.type === "VariableDeclaration") declareLexical(r, left);
    r.visit(node.right);
    if (left.type !== "VariableDeclaration") assigned(r, left);
    else if (left.kind === "var") assigned(r, left.declarations[0]!.id);
    else pattern(r, left.declarations[0]!.id);
    r.visit(node.body);
  });
}

/** An await in the list alone leaves the loop as it is. */
function isLowered({ awaiting }: Resolver, node: t.ForInStatement | t.ForOfStatement): boolean {
  return (
    awaiting.has(node.body) ||
    awaiting.has(node.left) ||
    (node.type === "ForOfStatement" && node.await === true) ||
    (node.left.type === "VariableDeclaration" && (node.left.kind as string) === "await using") ||
    (awaiting.has(node.right) && seesItsHead(node))
  );
}

/** `for (let x of f(x))`: a dead zone that a statement with its list evaluated before would lose. */
function seesItsHead({ left, right }: t.ForInStatement | t.ForOfStatement): boolean {
  if (left.type !== "VariableDeclaration" || left.kind === "var") return false;
  const names = new Set(boundIdentifiers(left.declarations[0]!.id).map((one) => one.name));
  let found = false;
  const look = (node: t.Node): void => {
    if (node.type === "Identifier" && names.has(node.name)) found = true;
    eachChild(node, look);
  };
  look(right);
  return found;
}
