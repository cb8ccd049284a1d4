/** Functions that are made in another place than the source has them in: with the name, and the bindings, of their own. */

import type * as t from "@babel/types";
import { arrow, at, block, call, clone, declare, id, member, object, property, returns, str } from "./build.js";

/**
 * A closure made in a loop must keep the bindings of its own turn, but the machine has one
 * local for all turns. So it is made inside an arrow that catches them:
 *
 *   () => x        =>        ((x) => () => x)(x)
 */
export function catching(node: t.Expression, names: readonly string[], givenName: string | undefined): t.Expression {
  if (names.length === 0) return node;
  return caughtIn(names, givenName === undefined ? node : nameByProperty(node, givenName));
}

/**
 * The same for a body. What it is called is for stack traces only, so that its name may become another one with those of
 * locals; and a function that a property names takes an engine several times as long to make.
 *
 *   () => x        =>        ((x) => { const f$run = () => x; return f$run; })(x)
 */
export function catchingBody(node: t.Expression, names: readonly string[], name: string): t.Expression {
  if (names.length === 0) return node;
  if (names.includes(name)) return catching(node, names, name);
  return caughtIn(names, block([declare("const", [[name, node]]), returns(id(name))]));
}

function caughtIn(names: readonly string[], made: t.Expression | t.BlockStatement): t.Expression {
  return call(arrow(names.map(id), made), names.map(id));
}

/** What is declared, where an expression is wanted: `(() => { enum E { A } return E; })()` */
export function declaredValue(declaration: t.Statement, name: string): t.Expression {
  return caughtIn([], block([declaration, returns(id(name))]));
}

/** An anonymous function gets its name from the property it is the value of: `{ f: () => {} }`. */
export function namedProperty(node: t.Expression, name: string): t.ObjectExpression {
  const isPlain = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && name !== "__proto__";
  return object([property(isPlain ? id(name) : str(name), node, name === "__proto__")]);
}

/** `{ f: () => {} }.f` */
export function nameByProperty(node: t.Expression, name: string): t.Expression {
  const holder = namedProperty(node, name);
  const { key } = holder.properties[0] as t.ObjectProperty;
  return key.type === "Identifier" ? member(holder, name) : at(holder, str(name));
}

/** The same by a computed key, which is read twice: `({ [key]: class {} })[key]`. */
export function nameByKey(node: t.Expression, key: t.Expression): t.Expression {
  return at(object([property(clone(key), node, true)]), clone(key));
}

/** `{ __proto__ }` defines a property; `{ __proto__: x }` would set the prototype. */
export function notPrototype(part: t.ObjectProperty): void {
  part.key = str("__proto__");
  part.computed = true;
}
