/**
 * Expressions that contain an await. The dispatch: one line per kind.
 *
 * `lowerExpression` puts what has to happen first into the open block, and gives an expression
 * for the rest. That expression must be used, or kept, before anything else is evaluated.
 */

import type * as t from "@babel/types";
import { bug } from "../diagnostics.js";
import { binary, evaluate, id, nil, not, placed, sequence, set } from "../syntax/build.js";
import { bare } from "../syntax/walk.js";
import { lowerAssignment, lowerUpdate } from "./assignments.js";
import { lowerAwait } from "./awaits.js";
import { lowerTest } from "./branches.js";
import type { Builder } from "./builder.js";
import { asValue, lowerCall, lowerImported, lowerMember, lowerNew, lowerTagged } from "./calls.js";
import { lowerChain, lowerDelete } from "./chains.js";
import { lowerClass } from "./classes.js";
import { lowerJsxElement, lowerJsxFragment } from "./jsx.js";
import { lowerArray, lowerObject, lowerTemplate } from "./literals.js";
import { lowerOperands } from "./spill.js";

export function lowerExpression(b: Builder, node: t.Expression): t.Expression {
  if (!b.awaits(node)) return node;
  const inner = bare(node);
  const lowering = expressions[inner.type];
  if (lowering === undefined) throw bug(`No lowering for an await in a ${inner.type}`);
  return lowering(b, inner as never);
}

type Lowerings = {
  [Type in t.Expression["type"]]?: (b: Builder, node: Extract<t.Expression, { type: Type }>) => t.Expression;
};

const expressions: Lowerings = {
  AwaitExpression: lowerAwait,
  ArrayExpression: lowerArray,
  AssignmentExpression: lowerAssignment,
  BinaryExpression: (b, node) => lowerBinary(b, node),
  CallExpression: lowerCall,
  ClassExpression: lowerClass,
  ConditionalExpression: (b, node) => lowerConditional(b, node, chosen(b, node)),
  ImportExpression: (b, node) => lowerImport(b, node),
  JSXElement: lowerJsxElement,
  JSXFragment: lowerJsxFragment,
  LogicalExpression: (b, node) => lowerLogical(b, node, chosen(b, node)),
  MemberExpression: (b, node) => lowerMember(b, node, false),
  NewExpression: lowerNew,
  ObjectExpression: lowerObject,
  OptionalCallExpression: lowerChain,
  OptionalMemberExpression: lowerChain,
  SequenceExpression: (b, node) => lowerSequence(b, node),
  TaggedTemplateExpression: lowerTagged,
  TemplateLiteral: lowerTemplate,
  UnaryExpression: (b, node) => lowerUnary(b, node),
  UpdateExpression: lowerUpdate,
};

/** The value straight into a local that nobody reads before, without a temporary for either side. */
export function lowerInto(b: Builder, target: t.Identifier, node: t.Expression, source: t.Node): void {
  const value = bare(node);
  if (isChoice(b, value) && (arrives(b, target) || !endsInAwait(b, value))) return lowerChoice(b, value, target);
  const result = lowerExpression(b, value);
  if (result.type === "Identifier" && result.name === target.name && arrives(b, target)) return;
  const isOwnName = b.target.names.givenNames.get(result) === target.name;
  b.push(placed(set(id(target.name), isOwnName ? result : b.unnamed(result)), source));
}

type Choice = t.ConditionalExpression | t.LogicalExpression;

function isChoice(b: Builder, node: t.Expression): node is Choice {
  return b.awaits(node) && (node.type === "ConditionalExpression" || node.type === "LogicalExpression");
}

function lowerChoice(b: Builder, node: Choice, target: t.Identifier): void {
  if (node.type === "ConditionalExpression") lowerConditional(b, node, target);
  else lowerLogical(b, node, target);
}

/** It is the local in which an awaited value arrives. */
function arrives(b: Builder, target: t.Identifier): boolean {
  return target.name === b.value().name;
}

/**
 * Where either side arrives. What one of them awaits arrives there by itself, and nothing is left to do for that side:
 *
 *   f(found ?? (await load()))    =>    value = found; if (value == null) <suspend load()>; f(value)
 */
function chosen(b: Builder, node: Choice): t.Identifier {
  return endsInAwait(b, node) ? b.value() : id(b.temp("chosen"));
}

/** The last that one of its sides does is to wait for its value. */
function endsInAwait(b: Builder, node: t.Expression): boolean {
  const value = bare(node);
  if (!b.awaits(value)) return false;
  switch (value.type) {
    case "AwaitExpression":
      return true;
    case "ConditionalExpression":
      return endsInAwait(b, value.consequent) || endsInAwait(b, value.alternate);
    case "LogicalExpression":
      return endsInAwait(b, value.left) || endsInAwait(b, value.right);
    default:
      return false;
  }
}

/** An expression whose value nobody uses. */
export function lowerEffect(b: Builder, node: t.Expression, source: t.Node): void {
  const effect = bare(node);
  if (!b.awaits(effect)) return b.push(placed(evaluate(effect), source));
  switch (effect.type) {
    case "AwaitExpression":
      lowerAwait(b, effect);
      return;
    case "SequenceExpression":
      for (const part of effect.expressions) lowerEffect(b, part, part);
      return;
    case "ConditionalExpression":
      return effectOfEither(b, effect);
    case "LogicalExpression":
      return effectIfNeeded(b, effect);
    case "UnaryExpression":
      if (effect.operator === "void" || effect.operator === "!") return lowerEffect(b, effect.argument, source);
  }
  const value = lowerExpression(b, effect);
  if (value.type !== "Identifier") b.push(placed(evaluate(value), source));
}

function effectOfEither(b: Builder, node: t.ConditionalExpression): void {
  const [yes, no, after] = [b.reserve(), b.reserve(), b.reserve()];
  lowerTest(b, node.test, yes, no);
  b.start(yes);
  lowerEffect(b, node.consequent, node.consequent);
  b.jump(after);
  b.start(no);
  lowerEffect(b, node.alternate, node.alternate);
  b.start(after);
}

function effectIfNeeded(b: Builder, node: t.LogicalExpression): void {
  const [right, after] = [b.reserve(), b.reserve()];
  branchOn(b, node.operator, lowerExpression(b, node.left), right, after);
  b.start(right);
  lowerEffect(b, node.right, node.right);
  b.start(after);
}

/** To `right` when the operator needs its right side, to `after` when the left one decides. */
export function branchOn(
  b: Builder,
  operator: t.LogicalExpression["operator"],
  left: t.Expression,
  right: Parameters<Builder["branch"]>[1],
  after: Parameters<Builder["branch"]>[1],
): void {
  if (operator === "&&") b.branch(left, right, after);
  else if (operator === "||") b.branch(not(left), right, after);
  else b.branch(binary("==", left, nil()), right, after);
}

/**
 *   T ? A : B
 *
 *          branch T ? yes : no
 *   yes:   target = A
 *          jump after
 *   no:    target = B
 *   after:
 */
function lowerConditional(b: Builder, node: t.ConditionalExpression, target: t.Identifier): t.Expression {
  const [yes, no, after] = [b.reserve(), b.reserve(), b.reserve()];
  lowerTest(b, node.test, yes, no);
  b.start(yes);
  lowerInto(b, target, node.consequent, node.consequent);
  b.jump(after);
  b.start(no);
  lowerInto(b, target, node.alternate, node.alternate);
  b.start(after);
  return id(target.name);
}

/**
 *   A || B
 *
 *          left = A
 *          branch !left ? right : after
 *   right: left = B
 *   after:
 */
function lowerLogical(b: Builder, node: t.LogicalExpression, target: t.Identifier): t.Expression {
  const [right, after] = [b.reserve(), b.reserve()];
  lowerInto(b, target, node.left, node.left);
  branchOn(b, node.operator, id(target.name), right, after);
  b.start(right);
  lowerInto(b, target, node.right, node.right);
  b.start(after);
  return id(target.name);
}

function lowerBinary(b: Builder, node: t.BinaryExpression): t.Expression {
  if (node.left.type === "PrivateName") return placed({ ...node, right: lowerExpression(b, node.right) }, node);
  const [left, right] = lowerOperands(b, [node.left, node.right], "left");
  return placed(binary(node.operator, left!, right!), node);
}

function lowerUnary(b: Builder, node: t.UnaryExpression): t.Expression {
  if (node.operator === "delete") return lowerDelete(b, node);
  const value = lowerExpression(b, node.argument);
  // A name that there is not has no value, but a type.
  return placed({ ...node, argument: node.operator === "typeof" ? asValue(b, node.argument, value) : value }, node);
}

function lowerSequence(b: Builder, node: t.SequenceExpression): t.Expression {
  const last = node.expressions.findLastIndex((part) => b.awaits(part));
  for (const part of node.expressions.slice(0, last)) lowerEffect(b, part, part);
  if (last === node.expressions.length - 1) return lowerExpression(b, node.expressions[last]!);
  lowerEffect(b, node.expressions[last]!, node);
  const rest = node.expressions.slice(last + 1);
  return rest.length === 1 ? b.unnamed(rest[0]!) : sequence(rest);
}

function lowerImport(b: Builder, node: t.ImportExpression): t.Expression {
  const [source, options] = lowerImported(b, [node.source, ...(node.options ? [node.options] : [])]);
  return placed({ ...node, source: source!, options: options ?? null }, node);
}
