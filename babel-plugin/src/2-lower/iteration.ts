/** `for-in`, `for-of` and `for-await`: the protocols spelt out, with the closing rules of the language. */

import type * as t from "@babel/types";
import { bool, evaluate, id, method, placed, spot } from "../syntax/build.js";
import { isUsing } from "../syntax/walk.js";
import { initialiser } from "./adapt.js";
import type { Builder } from "./builder.js";
import { enterScope } from "./declarations.js";
import { lowerEffect, lowerExpression } from "./expressions.js";
import { leaveTo, throwValue } from "./jumps.js";
import { lowerStatement, pushWithHead } from "./lower.js";
import { bindTo } from "./patterns.js";
import { lowerUsingBlock } from "./using.js";

type ForEach = t.ForInStatement | t.ForOfStatement;

/**
 *   for (L in O) S
 *
 *          keys = keysIn(O)
 *   head:  branch keys.next() ? body : after      <- `continue` comes here
 *   body:  L = keys.take(); S
 *          jump head
 *   after:
 */
export function lowerForIn(b: Builder, node: t.ForInStatement, labels: string[]): void {
  const first = initialiser(node);
  if (first?.type === "ExpressionStatement") {
    const [declarator] = (node.left as t.VariableDeclaration).declarations;
    if (b.awaits(declarator!.init)) b.target.awaiting.add(first.expression);
    lowerEffect(b, first.expression, first);
    declarator!.init = null;
  }
  if (onlyHeadAwaits(b, node)) return headOnly(b, node, labels);
  const [head, body, after] = [b.reserve(), b.reserve(), b.reserve()];
  const keys = b.keep("keys", placed(b.runtime("keysIn", [lowerRight(b, node)]), node.right)).name;
  b.start(head);
  b.branch(asked(node, method(id(keys), "next")), body, after);
  b.start(body);
  b.inJumps({ labels, plain: true, breakTo: after, continueTo: head }, () =>
    lowerTurn(b, node, method(id(keys), "take")),
  );
  b.jump(head);
  b.start(after);
}

/**
 *   for (L of O) S
 *
 *          items = iterate(O)
 *   head:  branch items.next() ? body : after     <- `continue` comes here
 *   body:  L = items.take(); S                    <- `break` and `return` close the iterator first
 *          jump head
 *   failed:  items.abandon(); throw               <- errors of the body
 *   dropped: items.close(); return                <- destruction
 *   after:
 *
 * An error of `next()` goes to `failed` too, so that the handler stays the same from turn to turn. There is nothing to
 * close then, which `items` knows.
 */
export function lowerForOf(b: Builder, node: t.ForOfStatement, labels: string[]): void {
  if (onlyHeadAwaits(b, node)) return headOnly(b, node, labels);
  const [head, body, after] = [b.reserve(), b.reserve(), b.reserve()];
  const items = b.keep("items", placed(b.runtime("iterate", [lowerRight(b, node)]), node.right)).name;
  const close = () => b.push(evaluate(method(id(items), "close")));
  const abandon = () => b.push(evaluate(method(id(items), "abandon")));
  b.inJumps({ labels, plain: true, breakTo: after, continueTo: null }, () =>
    closingOn(b, { close, abandon }, () => {
      b.start(head);
      b.branch(asked(node, method(id(items), "next")), body, after);
      b.start(body);
      b.inJumps({ labels, plain: false, breakTo: null, continueTo: head }, () =>
        lowerTurn(b, node, method(id(items), "take")),
      );
      b.jump(head);
    }),
  );
  b.start(after);
}

/**
 *   for await (L of O) S
 *
 *          items = iterateAsync(O)
 *   head:  suspend items.advance() -> got         <- `continue` comes here
 *   got:   branch items.arrived(value) ? body : after
 *   body:  L = items.take(); S                    <- `break` and `return` close the iterator first
 *          jump head
 *   failed:  <close>; throw                       <- errors, also of `advance`: then there is nothing to close
 *   dropped: <close>; return                      <- destruction, also in `head`
 *   after:
 */
export function lowerForAwait(b: Builder, node: t.ForOfStatement, labels: string[]): void {
  const [head, body, after] = [b.reserve(), b.reserve(), b.reserve()];
  const ticks = b.target.kind === "promise" ? [bool(true)] : [];
  const items = b.keep("items", placed(b.runtime("iterateAsync", [lowerRight(b, node), ...ticks]), node.right)).name;
  const turns = () => {
    b.start(head);
    const result = b.suspend(wait(b, asked(node, method(id(items), "advance")), node));
    b.branch(method(id(items), "arrived", [result]), body, after);
    b.start(body);
    b.inJumps({ labels, plain: false, breakTo: null, continueTo: head }, () =>
      lowerTurn(b, node, method(id(items), "take")),
    );
    b.jump(head);
  };
  const closing = { close: () => closeAsync(b, items, node), abandon: () => abandonAsync(b, items, node) };
  b.inJumps({ labels, plain: true, breakTo: after, continueTo: null }, () => closingOn(b, closing, turns));
  b.start(after);
}

/** Engines say that a loop asks for the next item where that is bound. */
function asked({ left }: ForEach, question: t.Expression): t.Expression {
  return placed(question, spot(left.type === "VariableDeclaration" ? left.declarations[0]!.id : left));
}

function wait(b: Builder, awaited: t.Expression, node: t.ForOfStatement): t.Expression {
  return placed(b.wait(awaited), node);
}

function closeAsync(b: Builder, items: string, node: t.ForOfStatement): void {
  const [closing, after] = [b.reserve(), b.reserve()];
  b.branch(method(id(items), "closing"), closing, after);
  b.start(closing);
  const result = b.suspend(wait(b, method(id(items), "take"), node));
  b.push(evaluate(method(id(items), "closed", [result])));
  b.start(after);
}

/** Whatever goes wrong while closing, the error that is on its way stays. */
function abandonAsync(b: Builder, items: string, node: t.ForOfStatement): void {
  const error = b.keep("error", b.value()).name;
  const [closing, rethrow] = [b.reserve(), b.reserve()];
  b.protect({ handler: rethrow, cleanup: b.protection.cleanup }, () => {
    b.branch(method(id(items), "abandoning"), closing, rethrow);
    b.start(closing);
    b.suspend(wait(b, method(id(items), "take"), node));
    b.jump(rethrow);
  });
  b.start(rethrow);
  throwValue(b, id(error));
}

/**
 * Code with something to close on every way out but its end. `close` runs on jumps, returns and
 * destruction, `abandon` on errors.
 */
export function closingOn(
  b: Builder,
  { close, abandon }: { close: () => void; abandon: () => void },
  run: () => void,
): void {
  const [failed, dropped] = [b.reserve(), b.reserve()];
  const outside = b.surroundings;
  b.inClosing({ handler: failed, cleanup: dropped }, close, run);
  b.aside(failed, "close the iterator, then throw", outside, () => {
    abandon();
    throwValue(b, b.value());
  });
  b.aside(dropped, "destroyed: close the iterator", outside, () => {
    close();
    leaveTo(b, { kind: "return" });
  });
}

/** One turn: the head is bound afresh, then the body. */
function lowerTurn(b: Builder, node: ForEach, item: t.Expression): void {
  const { left } = node;
  if (isUsing(left)) {
    enterScope(b, node);
    const declaration = { ...left, declarations: [{ ...left.declarations[0]!, init: item }] };
    if (b.awaits(left)) b.target.awaiting.add(declaration);
    return lowerUsingBlock(b, [declaration, node.body]);
  }
  enterScope(b, node);
  b.inStatement(left, () => bindTo(b, left.type === "VariableDeclaration" ? left.declarations[0]!.id : left, item));
  lowerStatement(b, node.body);
}

/** The names of the head are not initialised yet while the right side is evaluated. */
function lowerRight(b: Builder, node: ForEach): t.Expression {
  const scope = b.target.names.scopes.get(node);
  if (scope !== undefined && [...scope.bindings.values()].some((one) => one.place === "cell")) enterScope(b, node);
  return lowerExpression(b, node.right);
}

function onlyHeadAwaits(b: Builder, node: ForEach): boolean {
  return !b.target.names.scopes.get(node)?.lowered;
}

function headOnly(b: Builder, node: ForEach, labels: string[]): void {
  b.labels = labels;
  pushWithHead(b, node, node.right, (value) => {
    node.right = value;
  });
}
