/**
 * Keeping what was already evaluated over an await, in order.
 *
 *   f(a(), await b(), c())   =>   callee = f; left = a(); <suspend b()>; callee(left, value, c())
 *
 * Only what a later await could disturb is kept: not literals, not functions, not locals that
 * never change.
 */

import type * as t from "@babel/types";
import type { Binding } from "../1-accept/scopes.js";
import { array, id, placed, spread } from "../syntax/build.js";
import { isFunction } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { lowerExpression } from "./expressions.js";

type Operand = t.Expression | t.SpreadElement;

/** Evaluates the operands in order; those before the last await are kept. */
export function lowerOperands<N extends Operand | null>(b: Builder, operands: N[], role: string): N[] {
  const last = operands.findLastIndex((operand) => b.awaits(operand));
  return operands.map((operand, index) => {
    if (operand === null || !b.reachable) return operand;
    return (index < last ? keepOperand(b, operand, role) : lowerOperand(b, operand)) as N;
  });
}

function lowerOperand(b: Builder, operand: Operand): Operand {
  if (operand.type !== "SpreadElement") return lowerExpression(b, operand);
  return placed(spread(lowerExpression(b, operand.argument)), operand);
}

function keepOperand(b: Builder, operand: Operand, role: string): Operand {
  if (operand.type !== "SpreadElement") return keepStable(b, lowerExpression(b, operand), role);
  // Iterated now, as the language does.
  return spread(b.keep("items", array([spread(lowerExpression(b, operand.argument))])));
}

export function lowerArguments(b: Builder, args: t.CallExpression["arguments"]): t.CallExpression["arguments"] {
  return lowerOperands(b, args as Operand[], "argument");
}

/** The value in a local, unless nothing can disturb it. */
export function keepStable(b: Builder, value: t.Expression, role: string): t.Expression {
  return isStable(b, value) ? value : id(b.keep(role, value).name);
}

/** The same for a value that is used several times: a function would be another one each time. */
export function keepReusable(b: Builder, value: t.Expression, role: string): t.Expression {
  return isFunction(value) ? id(b.keep(role, value).name) : keepStable(b, value, role);
}

/** Gives the same value whenever it is evaluated; a function is evaluated once at most. */
export function isStable(b: Builder, node: t.Expression | t.V8IntrinsicIdentifier): boolean {
  switch (node.type) {
    case "StringLiteral":
    case "NumericLiteral":
    case "BooleanLiteral":
    case "NullLiteral":
    case "BigIntLiteral":
    case "ThisExpression":
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    // `%Call`: no value, it is there for its call alone.
    case "V8IntrinsicIdentifier":
      return true;
    case "TemplateLiteral":
      return node.expressions.length === 0;
    case "UnaryExpression":
      return (node.operator === "-" || node.operator === "void") && node.argument.type === "NumericLiteral";
    case "Identifier":
      return isConstantName(b, node.name);
    default:
      return false;
  }
}

function isConstantName(b: Builder, name: string): boolean {
  if (name === "undefined" || name === b.target.locals.self || b.isTemp(name)) return true;
  if (b.target.names.free.has(name)) return b.target.isConstant(name);
  const binding = b.bindingNamed(name);
  return binding !== undefined && isConstantPlace(binding);
}

/** A box, or a cell, is the same all turn long: what changes is in it. */
function isConstantPlace({ place, assigned }: Binding): boolean {
  return place === "local" ? !assigned : place !== "native";
}

/** Cannot change while something is read from it: only its own function assigns it, or nobody. */
export function isUndisturbed(b: Builder, node: t.Expression): boolean {
  if (node.type === "ThisExpression") return true;
  if (node.type !== "Identifier") return false;
  if (isConstantName(b, node.name)) return true;
  return b.target.names.free.has(node.name) ? false : isOwnLocal(b, node.name);
}

function isOwnLocal(b: Builder, name: string): boolean {
  return b.machine.locals.has(name);
}
