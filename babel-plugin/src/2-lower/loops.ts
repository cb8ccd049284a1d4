/** `while`, `do` and `for`. */

import type * as t from "@babel/types";
import { containsOwn, isUsing } from "../syntax/walk.js";
import { lowerTest } from "./branches.js";
import type { Builder } from "./builder.js";
import { copyForNextTurn, enterScope, lowerVariables } from "./declarations.js";
import { lowerEffect } from "./expressions.js";
import { lowerStatement } from "./lower.js";
import { lowerUsing } from "./using.js";

/**
 *   while (T) S
 *
 *          jump head
 *   head:  branch T ? body : after      <- `continue` comes here
 *   body:  S
 *          jump head
 *   after:                              <- `break` comes here
 *
 * T is lowered in `head`, not before the loop, so an await in it waits again on every turn.
 */
export function lowerWhile(b: Builder, node: t.WhileStatement, labels: string[]): void {
  const [head, body, after] = [b.reserve(), b.reserve(), b.reserve()];
  b.start(head);
  lowerTest(b, node.test, body, after);
  b.start(body);
  b.inJumps({ labels, plain: true, breakTo: after, continueTo: head }, () => lowerStatement(b, node.body));
  b.jump(head);
  b.start(after);
}

/**
 *   do S while (T)
 *
 *   body:  S
 *   test:  branch T ? body : after      <- `continue` comes here
 *   after:                              <- `break` comes here
 */
export function lowerDoWhile(b: Builder, node: t.DoWhileStatement, labels: string[]): void {
  const [body, test, after] = [b.reserve(), b.reserve(), b.reserve()];
  b.start(body);
  b.inJumps({ labels, plain: true, breakTo: after, continueTo: test }, () => lowerStatement(b, node.body));
  b.start(test);
  lowerTest(b, node.test, body, after);
  b.start(after);
}

/**
 *   for (I; T; U) S
 *
 *          I
 *   head:  branch T ? body : after
 *   body:  S
 *   next:  <copies of caught bindings>  <- `continue` comes here
 *          U
 *          jump head
 *   after:                              <- `break` comes here
 */
export function lowerFor(b: Builder, node: t.ForStatement, labels: string[]): void {
  enterScope(b, node);
  const { init } = node;
  if (!isUsing(init)) return lowerTurns(b, node, labels);
  // Disposed of when the loop is left, not after every turn.
  node.init = null;
  lowerUsing(b, [init], () => lowerTurns(b, node, labels));
}

function lowerTurns(b: Builder, node: t.ForStatement, labels: string[]): void {
  const [head, body, next, after] = [b.reserve(), b.reserve(), b.reserve(), b.reserve()];
  if (node.init?.type === "VariableDeclaration") lowerVariables(b, node.init);
  else if (node.init) lowerEffect(b, node.init, node.init);
  // Closures of the initialiser keep bindings of their own.
  if (node.init && containsOwn(node.init, (one) => b.target.names.closures.has(one))) copyForNextTurn(b, node);

  b.start(head);
  if (node.test) lowerTest(b, node.test, body, after);
  b.start(body);
  b.inJumps({ labels, plain: true, breakTo: after, continueTo: next }, () => lowerStatement(b, node.body));
  b.start(next);
  copyForNextTurn(b, node);
  if (node.update) lowerEffect(b, node.update, node.update);
  b.jump(head);
  b.start(after);
}
