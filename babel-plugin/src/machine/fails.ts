/** Which blocks can raise an error: the others do not care what the current handler is. */

import type * as t from "@babel/types";
import { type Block, exitExpressions } from "./machine.js";

/** Assignments of literals to locals are all that surely cannot fail. */
export function canFail({ statements, exit }: Block): boolean {
  return exit.kind === "suspend" || !statements.every(isHarmless) || !exitExpressions(exit).every(isHarmlessValue);
}

function isHarmless(node: t.Statement): boolean {
  if (node.type !== "ExpressionStatement" || node.expression.type !== "AssignmentExpression") return false;
  const { operator, left, right } = node.expression;
  return operator === "=" && left.type === "Identifier" && isHarmlessValue(right);
}

function isHarmlessValue(node: t.Expression): boolean {
  return (
    node.type === "NumericLiteral" ||
    node.type === "StringLiteral" ||
    node.type === "BooleanLiteral" ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}
