/** Declarations: what they do when their scope is entered, and what where they stand. */

import type * as t from "@babel/types";
import type { Binding } from "../1-accept/scopes.js";
import { bool, id, member, moved, object, placed, property, set, str, undef } from "../syntax/build.js";
import { catching, declaredValue, nameByProperty } from "../syntax/closures.js";
import { hasArguments } from "../syntax/functions.js";
import type { Builder } from "./builder.js";
import { classExpression } from "./classes.js";
import { lowerExpression, lowerInto } from "./expressions.js";
import { isSpeltOut, lowerPattern } from "./patterns.js";
import { keepReusable } from "./spill.js";

/**
 * Entering a scope: shared bindings get a fresh object, functions come to be.
 * `first` runs between the two (parameters are bound before functions are made).
 */
export function enterScope(b: Builder, node: t.Node, first: () => void = () => {}): void {
  const scope = b.target.names.scopes.get(node);
  const bindings = scope?.lowered ? [...scope.bindings.values()] : [];
  for (const binding of bindings) openBinding(b, binding);
  first();
  for (const binding of bindings) for (const declared of binding.functions) declareFunction(b, binding, declared);
}

function openBinding(b: Builder, binding: Binding): void {
  if (binding.place === "native") return;
  b.machine.locals.add(binding.emittedName);
  const value = firstValue(b, binding);
  if (value !== null) b.push(set(id(binding.emittedName), value));
}

/** A variable called `arguments` holds the object of that name. Null: there is nothing to be seen yet. */
function firstValue(b: Builder, binding: Binding): t.Expression | null {
  const { name, kind, place } = binding;
  if (place === "cell") return cellFor(b, binding);
  const held = name === "arguments" && kind === "var" && hasArguments(b.target.node) ? id("arguments") : null;
  if (place === "local") return held;
  return isBoxedLater(binding) ? null : boxOf(held ?? undef());
}

/** `let x = 1` makes its box where it stands: nobody sees it before. */
function isBoxedLater({ kind, declarator }: Binding): boolean {
  return kind === "let" && declarator !== null;
}

function boxedBy(b: Builder, target: t.Node): string | null {
  const binding = b.target.names.declarators.get(target);
  return binding?.place === "box" ? binding.emittedName : null;
}

function cellFor(b: Builder, { name, kind }: Binding): t.Expression {
  return b.runtime("cell", kind === "const" || kind === "using" ? [str(name), bool(true)] : [str(name)]);
}

export function boxOf(value: t.Expression): t.Expression {
  return object([property(id("value"), value)]);
}

function declareFunction(b: Builder, binding: Binding, node: t.FunctionDeclaration): void {
  const expression = moved({ ...node, type: "FunctionExpression" } as unknown as t.FunctionExpression);
  const caught = b.caughtBy(node);
  // A parameter that stayed one may be assigned by way of `arguments`.
  const seesItself = binding.functions.length === 1 && !binding.assigned && binding.place !== "native";
  let made: t.Expression = expression;
  if (seesItself) made = catching(expression, caught, undefined);
  else {
    // By its own name it would see itself, not what the name has become.
    expression.id = null;
    made = catching(expression, caught, binding.name);
    if (made === expression) made = nameByProperty(expression, binding.name);
  }
  b.push(placed(set(holder(binding), made), node));
}

/** The body has a scope of its own: its variables start with what the parameters of the same name hold. */
export function enterBody(b: Builder, body: t.BlockStatement): void {
  enterScope(b, body, () => {
    for (const binding of b.target.names.scopes.get(body)?.bindings.values() ?? []) {
      const parameter = b.target.names.root.bindings.get(binding.name);
      if (parameter?.kind === "param" && binding.kind === "var") b.push(set(holder(binding), read(parameter)));
    }
  });
}

/** Where a function declared in a block of sloppy code becomes visible outside of it. */
export function lowerBlockFunction(b: Builder, node: t.FunctionDeclaration): void {
  const outside = b.target.names.blockFunctions.get(node);
  if (outside === undefined || outside.references.length === 0) return;
  b.push(placed(set(holder(outside), inBlock(b, node)), node));
}

function inBlock(b: Builder, node: t.FunctionDeclaration): t.Expression {
  const binding = b.target.names.declared.get(node);
  return binding === undefined ? id(node.id!.name) : read(binding);
}

function read(binding: Binding): t.Expression {
  return binding.place === "cell" ? member(id(binding.emittedName), "value") : holder(binding);
}

/**
 *   enum E { A }    =>    E = (() => { enum E { A } return E; })()
 *
 * Of a `const` one, whose members may be put in their places, there is nothing to return.
 */
export function lowerEnum(b: Builder, node: t.TSEnumDeclaration | t.EnumDeclaration): void {
  const { name } = node.id;
  const binding = bindingAt(b, node, name);
  const plain = { ...moved(node), const: null } as t.TSEnumDeclaration;
  b.push(placed(set(holder(binding), declaredValue(plain, name)), node));
}

function bindingAt(b: Builder, node: t.Node, name: string): Binding {
  for (const scope of b.target.names.scopes.values()) {
    const binding = scope.lowered ? scope.bindings.get(name) : undefined;
    if (
      binding?.kind === "class" &&
      (scope.node as t.BlockStatement | t.Function) &&
      containsStatement(scope.node, node)
    )
      return binding;
  }
  throw new Error(`No binding for ${name}`);
}

function containsStatement(scope: t.Node, node: t.Node): boolean {
  const list =
    "body" in scope && Array.isArray(scope.body) ? scope.body : ((scope as t.FunctionDeclaration).body?.body ?? []);
  return scope.type === "SwitchStatement"
    ? scope.cases.some((one) => one.consequent.includes(node as t.Statement))
    : (list as t.Node[]).includes(node);
}

/** Where the value of a binding is written. */
export function holder({ emittedName, place }: Binding): t.Expression {
  if (place === "local" || place === "native") return id(emittedName);
  return {
    type: "MemberExpression",
    object: id(emittedName),
    property: id(place === "cell" ? "initial" : "value"),
    computed: false,
  } as t.MemberExpression;
}

/** `let`, `const` and `var` where they stand: assignments. */
export function lowerVariables(b: Builder, node: t.VariableDeclaration): void {
  for (const [place, one] of node.declarations.entries()) {
    if (b.reachable) lowerDeclarator(b, one, node.kind, place === 0 ? node : one);
  }
}

function lowerDeclarator(b: Builder, { id: target, init }: t.VariableDeclarator, kind: string, source: t.Node): void {
  const boxed = boxedBy(b, target);
  if (boxed !== null) {
    b.push(placed(set(id(boxed), boxOf(init ? lowerExpression(b, init) : undef())), source));
    return;
  }
  if (!init) {
    if (kind !== "var") setDeclared(b, target as t.LVal, undef(), source);
    return;
  }
  // A `var` may have a value already, which it keeps until all of the initialiser is evaluated.
  if (target.type === "Identifier" && kind !== "var" && b.awaits(init)) return lowerInto(b, target, init, source);
  const value = lowerExpression(b, init);
  if (isSpeltOut(b, target)) lowerPattern(b, target, keepReusable(b, value, "value"));
  else setDeclared(b, target as t.LVal, value, source);
}

/**
 * Gives a declared name, a pattern of names or any other target its value. The names have
 * been rewritten already: `x`, `x.value`, `x.initial`.
 */
export function setDeclared(b: Builder, target: t.LVal, value: t.Expression, source: t.Node): void {
  b.push(placed(set(withoutType(target), value), source));
}

function withoutType(target: t.LVal): t.LVal {
  if (target.type === "Identifier") return placed(id(target.name), target);
  // That of a cast is a part of it.
  const isTyped = target.type === "ObjectPattern" || target.type === "ArrayPattern";
  return isTyped ? { ...target, typeAnnotation: null, decorators: null } : target;
}

export function lowerClassDeclaration(b: Builder, node: t.ClassDeclaration): void {
  const made = classExpression(b, node);
  const binding = findBinding(b, node);
  b.push(placed(set(holder(binding), made), node));
}

function findBinding(b: Builder, node: t.ClassDeclaration): Binding {
  return b.target.names.scopes.get(node)!.parent!.find(node.id!.name)!;
}

/** The next turn of a loop starts with copies of what closures of this turn have caught. */
export function copyForNextTurn(b: Builder, node: t.Node): void {
  for (const { place, emittedName } of b.target.names.scopes.get(node)?.bindings.values() ?? []) {
    if (place === "box") b.push(set(id(emittedName), boxOf(memberValue(emittedName))));
    else if (place === "cell") b.push(set(id(emittedName), copyOf(emittedName)));
  }
}

function memberValue(name: string): t.Expression {
  return { type: "MemberExpression", object: id(name), property: id("value"), computed: false } as t.MemberExpression;
}

function copyOf(name: string): t.Expression {
  const callee = { type: "MemberExpression", object: id(name), property: id("copy"), computed: false };
  return { type: "CallExpression", callee, arguments: [] } as unknown as t.CallExpression;
}
