/**
 * Statements without awaits stay as they are, but for what leaves them:
 *
 *   for (const x of xs) if (f(x)) break outer;   the jump becomes a goto
 *   if (x) return y;                             adopts thenables, runs open `finally` blocks
 *   if (x) throw y;                              raises without a JavaScript exception
 *   var x = 1;                                   x is a local of the machine
 */

import type * as t from "@babel/types";
import { assign, beginning, block, evaluate, id, placed, returns, sequence, set } from "../syntax/build.js";
import { bare, isUsing } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { settled } from "./completion.js";
import type { Destination } from "./context.js";
import { holder } from "./declarations.js";
import { breakTarget, continueTarget, isFar, wayTo } from "./jumps.js";

/** What surrounds a place inside the statement. */
interface Inside {
  /** A plain `break` stays inside. */
  breaks: boolean;
  /** A plain `continue` stays inside. */
  loop: boolean;
  labels: readonly string[];
  /** Leaving by `return` runs code of the statement, so the value must not be adopted before. */
  closes: boolean;
  /** An exception may be caught, or runs code, inside the statement. */
  guarded: boolean;
}

/** Leaving disposes of resources, of which each may fail. */
const disposing = { closes: true, guarded: true };

const outermost: Inside = { breaks: false, loop: false, labels: [], closes: false, guarded: false };

export function adapt(b: Builder, statement: t.Statement): t.Statement[] {
  return statementOf(b, statement, outermost);
}

function statementOf(b: Builder, node: t.Statement, inside: Inside): t.Statement[] {
  switch (node.type) {
    case "VariableDeclaration":
      return node.kind === "var" ? assignments(node) : [node];
    case "FunctionDeclaration":
      return [node, ...visibleOutside(b, node)];
    case "BreakStatement":
      return staysInside(node.label, inside.breaks, inside)
        ? [node]
        : [leave(b, breakTarget(b, labelOf(node)), node, inside)];
    case "ContinueStatement":
      return staysInside(node.label, inside.loop, inside)
        ? [node]
        : [leave(b, continueTarget(b, labelOf(node)), node, inside)];
    case "ReturnStatement":
      return [returnOf(b, node, inside)];
    case "ThrowStatement":
      return [throwOf(b, node, inside)];
    case "ForInStatement": {
      const first = initialiser(node);
      adaptParts(b, node, inside);
      return first === null ? [node] : [first, node];
    }
    default:
      adaptParts(b, node, inside);
      return [node];
  }
}

/** A function of a block, in sloppy code. */
function visibleOutside(b: Builder, node: t.FunctionDeclaration): t.Statement[] {
  const outside = b.target.names.blockFunctions.get(node);
  if (outside === undefined || outside.references.length === 0) return [];
  return [set(holder(outside), id(node.id!.name))];
}

function adaptParts(b: Builder, node: t.Statement, inside: Inside): void {
  switch (node.type) {
    case "BlockStatement":
      node.body = listOf(b, node.body, node.body.some(isUsing) ? { ...inside, ...disposing } : inside);
      return;
    case "IfStatement":
      node.consequent = one(b, node.consequent, inside);
      if (node.alternate) node.alternate = one(b, node.alternate, inside);
      return;
    case "LabeledStatement":
      node.body = one(b, node.body, { ...inside, labels: [...inside.labels, node.label.name] });
      return;
    case "SwitchStatement":
      for (const part of node.cases) part.consequent = listOf(b, part.consequent, { ...inside, breaks: true });
      return;
    case "TryStatement":
      adaptTry(b, node, inside);
      return;
    case "WhileStatement":
    case "DoWhileStatement":
      node.body = one(b, node.body, { ...inside, breaks: true, loop: true });
      return;
    case "ForStatement":
      adaptFor(b, node, inside);
      return;
    case "ForInStatement":
    case "ForOfStatement":
      adaptForEach(b, node, inside);
  }
}

function adaptTry(b: Builder, node: t.TryStatement, inside: Inside): void {
  const closes = inside.closes || node.finalizer != null;
  adaptParts(b, node.block, { ...inside, closes, guarded: true });
  if (node.handler)
    adaptParts(b, node.handler.body, { ...inside, closes, guarded: inside.guarded || node.finalizer != null });
  if (node.finalizer) adaptParts(b, node.finalizer, inside);
}

function adaptFor(b: Builder, node: t.ForStatement, inside: Inside): void {
  const { init } = node;
  if (init?.type === "VariableDeclaration" && init.kind === "var") node.init = asExpression(init);
  const turns = { ...inside, breaks: true, loop: true };
  node.body = one(b, node.body, isUsing(init) ? { ...turns, ...disposing } : turns);
}

function adaptForEach(b: Builder, node: t.ForInStatement | t.ForOfStatement, inside: Inside): void {
  const { left } = node;
  if (left.type === "VariableDeclaration" && left.kind === "var") node.left = left.declarations[0]!.id as t.LVal;
  const iterates = node.type === "ForOfStatement";
  node.body = one(b, node.body, {
    ...inside,
    breaks: true,
    loop: true,
    closes: inside.closes || iterates,
    guarded: inside.guarded || iterates,
  });
}

function listOf(b: Builder, statements: t.Statement[], inside: Inside): t.Statement[] {
  return statements.flatMap((statement) => statementOf(b, statement, inside));
}

function one(b: Builder, statement: t.Statement, inside: Inside): t.Statement {
  const made = statementOf(b, statement, inside);
  return made.length === 1 ? made[0]! : placed(block(made), statement);
}

// ---- jumps ----

function labelOf(node: t.BreakStatement | t.ContinueStatement): string | null {
  return node.label?.name ?? null;
}

function staysInside(label: t.Identifier | null | undefined, plain: boolean, inside: Inside): boolean {
  return label ? inside.labels.includes(label.name) : plain;
}

function leave(b: Builder, destination: Destination, source: t.Node, inside: Inside): t.Statement {
  const { before, to } = wayTo(b, destination, null);
  return placed(b.goto(to, inside.loop, before), source);
}

function returnOf(b: Builder, node: t.ReturnStatement, inside: Inside): t.Statement {
  const value = node.argument ? bare(node.argument) : null;
  if (!isFar(b, { kind: "return" })) {
    const awaited = value === null ? null : settled(b, value);
    if (awaited === null) return node;
    if (!inside.closes) return placed(returns(awaited), node);
  }
  const { before, to } = wayTo(b, { kind: "return" }, value);
  return placed(
    b.goto(
      to,
      inside.loop,
      before.map((one) => placed(one, node)),
    ),
    node,
  );
}

function throwOf(b: Builder, node: t.ThrowStatement, inside: Inside): t.Statement {
  if (inside.guarded) return node;
  const { handler } = b.protection;
  if (handler === null) return placed(returns(b.runtime("raise", [node.argument])), node);
  return placed(b.goto(handler, inside.loop, [placed(set(b.value(), b.unnamed(node.argument)), node)]), node);
}

// ---- var ----

/** `for (var x = 1 in o)`, in sloppy code: the initialiser comes first. */
export function initialiser({ left }: t.ForInStatement): t.Statement | null {
  const one = left.type === "VariableDeclaration" && left.kind === "var" ? left.declarations[0]! : null;
  return one?.init ? evaluate(assignmentOf(one)) : null;
}

/** `var x = 1, y;` => `x = 1;` */
function assignments(node: t.VariableDeclaration): t.Statement[] {
  const first = node.declarations.find((one) => one.init);
  return node.declarations.flatMap((one) =>
    one.init ? [beginning(evaluate(assignmentOf(one)), one === first ? node : one)] : [],
  );
}

function asExpression(node: t.VariableDeclaration): t.Expression | null {
  const parts = node.declarations.filter((one) => one.init).map(assignmentOf);
  if (parts.length === 0) return null;
  return parts.length === 1 ? parts[0]! : sequence(parts);
}

function assignmentOf(declarator: t.VariableDeclarator): t.AssignmentExpression {
  const { id: target, init } = declarator;
  const left = target.type === "Identifier" ? placed(id(target.name), target) : { ...target, typeAnnotation: null };
  return placed(assign(left as t.LVal, init!), declarator);
}
