/** Which parts of a function have to be taken apart: those that contain one of its awaits. */

import type * as t from "@babel/types";
import { eachOwnChild, type FunctionNode } from "../syntax/walk.js";

/** The nodes that contain an await of this function itself, found in one walk. */
export function findAwaits(target: FunctionNode): Set<t.Node> {
  const awaiting = new Set<t.Node>();
  mark(target.body, awaiting);
  return awaiting;
}

function mark(node: t.Node, awaiting: Set<t.Node>): boolean {
  let found = isAwait(node);
  eachOwnChild(node, (child) => {
    if (mark(child, awaiting)) found = true;
  });
  if (found) awaiting.add(node);
  return found;
}

function isAwait(node: t.Node): boolean {
  switch (node.type) {
    case "AwaitExpression":
      return true;
    case "ForOfStatement":
      return (
        node.await === true ||
        (node.left.type === "VariableDeclaration" && (node.left.kind as string) === "await using")
      );
    case "VariableDeclaration":
      return (node.kind as string) === "await using";
    default:
      return false;
  }
}
