/** Which blocks can raise an error: the others do not care what the current handler is. */

import type * as t from "@babel/types";
import { type Block, exitExpressions, type Machine } from "./machine.js";

/** Assignments of literals to locals are all that surely cannot fail: other names may be constants, or nobody's. */
export function canFail(machine: Machine, { statements, exit }: Block): boolean {
  if (exit.kind === "suspend" || !exitExpressions(exit).every(isHarmlessValue)) return true;
  return !statements.every((statement) => isHarmless(machine, statement));
}

function isHarmless(machine: Machine, node: t.Statement): boolean {
  if (node.type !== "ExpressionStatement" || node.expression.type !== "AssignmentExpression") return false;
  const { operator, left, right } = node.expression;
  return operator === "=" && left.type === "Identifier" && isLocal(machine, left.name) && isHarmlessValue(right);
}

function isLocal({ locals, result }: Machine, name: string): boolean {
  return name === result || locals.has(name);
}

function isHarmlessValue(node: t.Expression): boolean {
  return (
    node.type === "NumericLiteral" ||
    node.type === "StringLiteral" ||
    node.type === "BooleanLiteral" ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}
