/** Which parts of a function have to be taken apart: those that contain one of its awaits. */

import type * as t from "@babel/types";
import { eachOwnChild, type FunctionNode } from "../syntax/walk.js";

/** The nodes that contain an await of this function itself, or one of `also`, found in one walk. */
export function findAwaits(target: FunctionNode, also: ReadonlySet<t.Node> = none): Set<t.Node> {
  const awaiting = new Set<t.Node>();
  mark(target.body, awaiting, also);
  return awaiting;
}

const none: ReadonlySet<t.Node> = new Set();

function mark(node: t.Node, awaiting: Set<t.Node>, also: ReadonlySet<t.Node>): boolean {
  let found = isAwait(node) || also.has(node);
  eachOwnChild(node, (child) => {
    if (mark(child, awaiting, also)) found = true;
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
