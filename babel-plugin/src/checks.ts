/**
 * What the language allows but surely nobody meant, in functions that are compiled:
 *
 *   raises         a `throw`, or an await of a raising function, that can leave a plain coroutine; it may be returned as well
 *   missingAwait   load(path);   if (load(path)) ...   load(path) + 1
 *   redundant      a raising function that raises nothing
 */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { Accepted } from "./1-accept/accept.js";
import { bindingOf } from "./1-accept/bodies.js";
import { referencesTo } from "./1-accept/meaning.js";
import { outside } from "./1-accept/paths.js";
import { type Code, Refusal } from "./diagnostics.js";
import type { Checks, Severity } from "./options.js";
import { isNeverThenable, isPlainLiteral } from "./syntax/thenable.js";
import { bare, containsOwn, eachOwnChild, isUsing } from "./syntax/walk.js";

type Tell = (refusal: Refusal) => void;

export function check(accepted: Accepted[], checks: Checks, refuse: Tell, warn: Tell): void {
  const tell = (severity: Severity): Tell => (severity === "error" ? refuse : severity === "warn" ? warn : () => {});
  const raising = namesOfRaising(accepted);
  for (const one of accepted) {
    if (one.kind === "coroutine") checkRaises(one, raising, tell(checks.raises));
    if (one.kind === "raising") checkRedundant(one, tell(checks.redundant));
    if (one.kind !== "promise") checkMissingAwait(one, tell(checks.missingAwait));
  }
}

/** The identifiers that call a raising function. */
function namesOfRaising(accepted: Accepted[]): Set<t.Node> {
  const uses = accepted.filter((one) => one.kind === "raising").flatMap(usesByName);
  return new Set(uses.map((use) => use.node));
}

function usesByName(accepted: Accepted): NodePath[] {
  const binding = bindingOf(accepted);
  return binding ? referencesTo(binding) : [];
}

function checkRaises({ path }: Accepted, raising: Set<t.Node>, tell: Tell): void {
  const visitAwaited = (node: t.Expression, at: t.Node, how = ""): void => {
    const awaited = bare(node);
    const callee = isCall(awaited) ? bare(awaited.callee) : null;
    if (callee?.type === "Identifier" && raising.has(callee))
      tell(new Refusal(at, "raises", { because: `: ${callee.name} is raising${how}` }));
  };
  const visit = (node: t.Node): void => {
    // What another plugin has put in is not the user's: the lowered `for await` throws, for example.
    if (node.type === "ThrowStatement" && node.loc) tell(new Refusal(node, "raises", { because: "" }));
    if (node.type === "AwaitExpression") visitAwaited(node.argument, node);
    if (node.type !== "TryStatement") return eachOwnChild(node, visit);
    if (!node.handler) visit(node.block);
    else visit(node.handler.body);
    if (node.finalizer) visit(node.finalizer);
  };
  visit(path.node.body);
  eachReturned(path.node.body, (node) =>
    visitAwaited(node, node, ", and what is returned is awaited behind any `try`"),
  );
}

/** What may be returned: `return x ? f() : g()`. */
function eachReturned(body: t.Node, found: (value: t.Expression) => void): void {
  const visit = (node: t.Node): void => {
    if (node.type === "ReturnStatement" && node.argument) eachResult(node.argument, found);
    eachOwnChild(node, visit);
  };
  if (body.type === "BlockStatement") visit(body);
  else eachResult(body as t.Expression, found);
}

function eachResult(node: t.Expression, found: (value: t.Expression) => void): void {
  const value = bare(node);
  if (value.type === "ConditionalExpression") {
    eachResult(value.consequent, found);
    eachResult(value.alternate, found);
  } else if (value.type === "LogicalExpression") {
    eachResult(value.left, found);
    eachResult(value.right, found);
  } else if (value.type === "SequenceExpression") eachResult(value.expressions.at(-1)!, found);
  else found(value);
}

/** `f()`, `f?.()`, `f!()` */
function isCall(node: t.Node): node is t.CallExpression | t.OptionalCallExpression {
  return node.type === "CallExpression" || node.type === "OptionalCallExpression";
}

const canRaise = new Set([
  "ThrowStatement",
  "AwaitExpression",
  "CallExpression",
  "OptionalCallExpression",
  "NewExpression",
  "TaggedTemplateExpression",
  "ForOfStatement",
  "ImportExpression",
  "MemberExpression",
  "SpreadElement",
  "ObjectPattern",
  "ArrayPattern",
  "JSXElement",
  "JSXFragment",
]);

function checkRedundant({ path, name }: Accepted, tell: Tell): void {
  const { params, body } = path.node;
  const isReturned = body.type !== "BlockStatement" && mayBeThenable(body);
  if (!isReturned && ![...params, body].some((part) => containsOwn(part, mayRaise)))
    tell(new Refusal(path.node, "redundant", { name }));
}

/** Operators and names are not counted, though `x + 1` and `x` may raise too: it would leave nothing to be found. */
function mayRaise(node: t.Node): boolean {
  switch (node.type) {
    case "ReturnStatement":
      return node.argument != null && mayBeThenable(node.argument);
    case "ClassDeclaration":
    case "ClassExpression":
      return node.superClass != null;
    case "BinaryExpression":
      return node.operator === "in" || node.operator === "instanceof";
    default:
      return canRaise.has(node.type) || isUsing(node);
  }
}

/** What is returned may be a promise that rejects, or a raising coroutine. */
function mayBeThenable(returned: t.Expression): boolean {
  const value = bare(returned);
  return !isNeverThenable(value) && !isPlainLiteral(value);
}

function checkMissingAwait(accepted: Accepted, tell: Tell): void {
  for (const use of usesByName(accepted)) {
    const call = outside(use);
    if (!isCall(call.node) || bare(call.node.callee) !== use.node) continue;
    if (isDropped(call)) tell(new Refusal(call.node, "missing-await" satisfies Code, { name: accepted.name }));
  }
}

/** Its coroutine is thrown away, or taken for the value. `void f()` says that it is meant. */
function isDropped(call: NodePath): boolean {
  const { parent, key, parentPath } = call;
  if (parentPath === null) return false;
  if (bare(parent) === bare(call.node)) return isDropped(parentPath);
  switch (parent.type) {
    case "ExpressionStatement":
      return true;
    case "TemplateLiteral":
      return parentPath.parent.type !== "TaggedTemplateExpression";
    case "BinaryExpression":
      return !asksForKind(parent, key);
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return key === "test";
    case "ForStatement":
      return key !== "body";
    case "ConditionalExpression":
      return key === "test" || isDropped(parentPath);
    case "LogicalExpression":
      return key === "left" ? parent.operator !== "??" : isDropped(parentPath);
    case "SequenceExpression":
      return key !== parent.expressions.length - 1 || isDropped(parentPath);
    case "UnaryExpression":
      return parent.operator !== "void" && parent.operator !== "typeof";
    default:
      return false;
  }
}

/** `f() instanceof Coroutine`, `"run" in f()`; what is piped is somebody's argument. */
function asksForKind({ operator }: t.BinaryExpression, key: unknown): boolean {
  return operator === "|>" || operator === (key === "left" ? "instanceof" : "in");
}
