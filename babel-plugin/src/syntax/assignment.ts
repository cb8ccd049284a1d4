/** `name = value;` */

import type * as t from "@babel/types";

export interface Assignment {
  left: t.Identifier;
  right: t.Expression;
}

/** What a statement assigns to a name, if that is all that it does. */
export function assignmentIn(node: t.Statement | undefined): Assignment | null {
  if (node?.type !== "ExpressionStatement" || node.expression.type !== "AssignmentExpression") return null;
  const { operator, left, right } = node.expression;
  return operator === "=" && left.type === "Identifier" ? { left, right } : null;
}

export function isNamed(node: t.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}
