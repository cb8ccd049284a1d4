/** One function in, one machine out. The statement dispatch: one line per kind. */

import type * as t from "@babel/types";
import type { Target } from "../1-accept/target.js";
import type { Import } from "../4-emit/names.js";
import type { Machine } from "../machine/machine.js";
import { evaluate, labeled, placed, spot } from "../syntax/build.js";
import type { UsedNames } from "../syntax/names.js";
import { bare, isTypeOnly } from "../syntax/walk.js";
import { adapt } from "./adapt.js";
import { lowerIf, lowerLabeled, lowerSwitch } from "./branches.js";
import { Builder } from "./builder.js";
import {
  enterBody,
  enterScope,
  lowerBlockFunction,
  lowerClassDeclaration,
  lowerEnum,
  lowerVariables,
} from "./declarations.js";
import { lowerEffect, lowerExpression } from "./expressions.js";
import { lowerForAwait, lowerForIn, lowerForOf } from "./iteration.js";
import { breakTarget, continueTarget, leaveTo } from "./jumps.js";
import { lowerDoWhile, lowerFor, lowerWhile } from "./loops.js";
import { lowerParameters } from "./parameters.js";
import { lowerTry } from "./protect.js";
import { lowerReturn, lowerThrow } from "./returns.js";
import { hasUsing, lowerUsingBlock } from "./using.js";

export function lower(target: Target, imports: Import, used: UsedNames): Machine {
  const b = new Builder(target, imports, used);
  enterScope(b, target.node, () => lowerParameters(b));
  const { body } = target.node;
  if (body.type === "BlockStatement") {
    enterBody(b, body);
    lowerBody(b, body);
  } else b.inStatement(body, () => lowerReturn(b, body));
  if (b.reachable) b.inStatement(spot(body, "end"), () => leaveTo(b, { kind: "return" }));
  return b.machine;
}

function lowerBody(b: Builder, body: t.BlockStatement): void {
  if (hasUsing(body.body)) lowerUsingBlock(b, body.body);
  else lowerStatements(b, body.body);
}

export function lowerStatements(b: Builder, statements: t.Statement[]): void {
  for (const statement of statements) if (b.reachable) lowerStatement(b, statement);
}

export function lowerStatement(b: Builder, node: t.Statement): void {
  if (!isTypeOnly(node) && !isText(node)) b.inStatement(node, () => lowerByKind(b, node));
}

/** `{ "use strict"; }` does nothing, but without the braces it might start the body, and mean something. */
function isText(node: t.Statement): boolean {
  return node.type === "ExpressionStatement" && bare(node.expression).type === "StringLiteral";
}

function lowerByKind(b: Builder, node: t.Statement): void {
  const labels = b.labels;
  b.labels = [];
  b.statement(() => {
    const always = declarations[node.type];
    if (always !== undefined) always(b, node as never, labels);
    else if (node.type === "BlockStatement") lowerBlock(b, node);
    else if (!b.awaits(node)) b.push(...adapt(b, node));
    else statements[node.type]!(b, node as never, labels);
  });
}

type Lowerings = {
  [Type in t.Statement["type"]]?: (b: Builder, node: Extract<t.Statement, { type: Type }>, labels: string[]) => void;
};

/** What concerns the machine whether it awaits or not. */
const declarations: Lowerings = {
  VariableDeclaration: lowerVariables,
  FunctionDeclaration: lowerBlockFunction,
  TSEnumDeclaration: lowerEnum,
  EnumDeclaration: lowerEnum,
  ClassDeclaration: lowerClassDeclaration,
  ReturnStatement: (b, node) => lowerReturn(b, node.argument ?? null),
  ThrowStatement: (b, node) => lowerThrow(b, node.argument),
  BreakStatement: (b, node) => leaveTo(b, breakTarget(b, node.label?.name ?? null)),
  ContinueStatement: (b, node) => leaveTo(b, continueTarget(b, node.label?.name ?? null)),
  EmptyStatement: () => {},
};

/** What is taken apart because it contains an await. */
const statements: Lowerings = {
  ExpressionStatement: (b, node) => lowerEffect(b, node.expression, node),
  IfStatement: lowerIf,
  LabeledStatement: lowerLabeled,
  SwitchStatement: lowerSwitch,
  WhileStatement: lowerWhile,
  DoWhileStatement: lowerDoWhile,
  ForStatement: lowerFor,
  ForInStatement: lowerForIn,
  ForOfStatement: (b, node, labels) => (node.await ? lowerForAwait : lowerForOf)(b, node, labels),
  TryStatement: lowerTry,
};

/** A block. One that neither awaits nor hides names is its statements: `{ f(); }` => `f();` */
export function lowerBlock(b: Builder, node: t.BlockStatement): void {
  if (b.awaits(node)) {
    enterScope(b, node);
    lowerBody(b, node);
  } else if (node.body.some(declares)) b.push(...adapt(b, node));
  else lowerStatements(b, node.body);
}

function declares(node: t.Statement): boolean {
  return node.type.endsWith("Declaration") && !(node.type === "VariableDeclaration" && node.kind === "var");
}

/** A statement whose head awaits, but not what it governs: it stays, with the head evaluated before. */
export function pushWithHead(
  b: Builder,
  node: t.Statement,
  head: t.Expression,
  put: (value: t.Expression) => void,
): void {
  const { labels } = b;
  b.labels = [];
  put(lowerExpression(b, head));
  b.push(
    ...adapt(
      b,
      labels.reduceRight((inner: t.Statement, label) => labeled(label, inner), node),
    ),
  );
}

export function pushEffect(b: Builder, expression: t.Expression, source: t.Node): void {
  b.push(placed(evaluate(expression), source));
}
