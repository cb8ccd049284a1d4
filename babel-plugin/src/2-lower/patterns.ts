/**
 * Destructuring that awaits, in a default, a key or a target: spelt out step by step.
 *
 *   const { a = await d, ...rest } = v
 *
 *   a = v.a; if (a === undefined) a = <await d>; rest = restOf(v, ["a"])
 *
 * Also of what is declared here as `const { a: { b, ...rest } }`: in an assignment `transform-object-rest-spread` fails at it.
 *
 *   part = v.a; ({ b, ...rest } = part)
 */

import type * as t from "@babel/types";
import {
  array,
  at,
  binary,
  clone,
  evaluate,
  id,
  member,
  method,
  placed,
  privateMember,
  set,
  spot,
  str,
  undef,
} from "../syntax/build.js";
import { bare, containsOwn } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { cloneSimple, lowerMember } from "./calls.js";
import { setDeclared } from "./declarations.js";
import { lowerExpression } from "./expressions.js";
import { closingOn } from "./iteration.js";
import { lowerKey } from "./literals.js";
import { keepReusable } from "./spill.js";

/** Gives a target, declared or not, a value that is evaluated now. */
export function bindTo(b: Builder, target: t.Node, value: t.Expression): void {
  if (isSpeltOut(b, target)) lowerElement(b, target, () => value);
  else setDeclared(b, target as t.LVal, value, target);
}

/** Binds, or assigns, the parts of a kept value. */
export function lowerPattern(b: Builder, pattern: t.Node, value: t.Expression): void {
  if (!isSpeltOut(b, pattern)) return setDeclared(b, pattern as t.LVal, cloneSimple(value), pattern);
  if (pattern.type === "ObjectPattern") objectPattern(b, pattern, value);
  else if (pattern.type === "ArrayPattern") arrayPattern(b, pattern, value);
  else lowerElement(b, pattern, () => cloneSimple(value));
}

export function isSpeltOut(b: Builder, pattern: t.Node): boolean {
  return b.awaits(pattern) || (pattern.type === "ObjectPattern" && pattern.properties.some(isAroundRest));
}

/** `a: { b, ...rest }`, `a: [{ ...rest }]` */
function isAroundRest(part: t.Node): boolean {
  return part.type === "ObjectProperty" && containsOwn(part.value, isObjectRest);
}

function isObjectRest(node: t.Node): boolean {
  return node.type === "ObjectPattern" && node.properties.some(({ type }) => type === "RestElement");
}

function objectPattern(b: Builder, pattern: t.ObjectPattern, value: t.Expression): void {
  b.push(evaluate(placed(b.runtime("destructurable", [cloneSimple(value)]), pattern)));
  const hasRest = pattern.properties.some((part) => part.type === "RestElement");
  const taken: t.Expression[] = [];
  for (const part of pattern.properties) {
    if (part.type === "RestElement") {
      lowerElement(b, part.argument, () => b.runtime("restOf", [cloneSimple(value), array(taken)]));
      continue;
    }
    const key = propertyKeyOf(b, part, hasRest || b.awaits(part.value) || isMember(part.value));
    if (!isPrivate(key)) taken.push(key.type === "Identifier" && !part.computed ? str(key.name) : clone(key));
    lowerElement(b, part.value, () => propertyOf(value, key, part.computed));
  }
}

/** A target with parts of its own, which are evaluated after the key has been converted. */
function isMember(element: t.Node): boolean {
  const target = element.type === "AssignmentPattern" ? element.left : element;
  return bare(target as t.Expression).type === "MemberExpression";
}

function propertyKeyOf(b: Builder, part: t.ObjectProperty, keep: boolean): Key {
  return part.computed ? lowerKey(b, part.key as t.Expression, keep) : part.key;
}

function propertyOf(value: t.Expression, key: Key, computed: boolean): t.Expression {
  if (isPrivate(key)) return privateMember(cloneSimple(value), key.id.name);
  if (!computed && key.type === "Identifier") return member(cloneSimple(value), key.name);
  return at(cloneSimple(value), clone(key));
}

type Key = t.ObjectProperty["key"];

/** `{ #x: a }`, which is a proposal: there is no rest to leave it out of. */
function isPrivate(key: Key): key is t.PrivateName {
  return key.type === "PrivateName";
}

/**
 * One part: its target is evaluated first, then the value is read, then a default stands in.
 * A pattern as target comes last.
 */
function lowerElement(b: Builder, element: t.Node, readValue: () => t.Expression): void {
  const withDefault = element.type === "AssignmentPattern";
  const target = bare((withDefault ? element.left : element) as t.Expression) as t.Node;
  const place = target.type === "MemberExpression" ? lowerMember(b, target, withDefault || b.awaits(element)) : target;
  let value = readValue();
  if (withDefault) value = orDefault(b, value, element.right);
  if (target.type === "ObjectPattern" || target.type === "ArrayPattern") {
    lowerPattern(b, target, keepReusable(b, value, "part"));
  } else setDeclared(b, place as t.LVal, value, element);
}

function orDefault(b: Builder, value: t.Expression, otherwise: t.Expression): t.Expression {
  const kept = b.keep("part", value);
  const [missing, after] = [b.reserve(), b.reserve()];
  b.branch(binary("===", id(kept.name), undef()), missing, after);
  b.start(missing);
  b.push(placed(set(id(kept.name), b.unnamed(lowerExpression(b, otherwise))), otherwise));
  b.start(after);
  return id(kept.name);
}

/** The iterator is closed when a part fails, or when there were more items than parts. */
function arrayPattern(b: Builder, pattern: t.ArrayPattern, value: t.Expression): void {
  const items = b.keep("items", placed(b.runtime("iterate", [cloneSimple(value)]), pattern));
  const ask = (question: string, at: t.Node) => placed(method(id(items.name), question), spot(at));
  const close = () => b.push(evaluate(ask("close", pattern)));
  const abandon = () => b.push(evaluate(ask("abandon", pattern)));
  closingOn(b, { close, abandon }, () => {
    for (const element of pattern.elements) {
      if (element === null) b.push(evaluate(ask("element", pattern)));
      else if (element.type === "RestElement") lowerElement(b, element.argument, () => ask("remaining", element));
      else lowerElement(b, element, () => ask("element", element));
    }
  });
  close();
}
