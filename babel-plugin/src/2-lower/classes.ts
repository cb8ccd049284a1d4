/** Classes that await in their heritage or in a computed key: both are evaluated before the class is made. */

import type * as t from "@babel/types";
import { assign, moved, placed } from "../syntax/build.js";
import { catching, declaredValue, nameByKey, nameByProperty } from "../syntax/closures.js";
import { hasDecoratedParams, isDecorated } from "../syntax/quiet.js";
import type { Builder } from "./builder.js";
import { enterScope, holder } from "./declarations.js";
import { lowerExpression } from "./expressions.js";
import { lowerKey } from "./literals.js";
import { keepStable } from "./spill.js";

type Member = t.ClassBody["body"][number];

/** `key`: the computed key that names it. */
export function lowerClass(b: Builder, node: t.Class, key?: t.Expression): t.Expression {
  return madeOf(b, node, node as t.ClassExpression, b.target.names.givenNames.get(node), key);
}

/** The class as an expression, catching the bindings of the current turn. What is abstract leaves nothing at run time. */
export function classExpression(b: Builder, node: t.ClassDeclaration): t.Expression {
  const body = { ...node.body, body: node.body.body.filter((member) => !isAbstract(member)) };
  const expression = { ...node, type: "ClassExpression", body, abstract: null };
  return madeOf(b, node, moved(expression as unknown as t.ClassExpression));
}

function isAbstract(member: Member): boolean {
  return "abstract" in member && member.abstract === true;
}

function madeOf(
  b: Builder,
  node: t.Class,
  expression: t.ClassExpression,
  given?: string,
  key?: t.Expression,
): t.Expression {
  const made = b.awaits(node) ? withParts(b, node, expression) : wholeOf(node, expression);
  const names = b.caughtBy(node);
  const caught = catching(key !== undefined && names.length > 0 ? nameByKey(made, key) : made, names, given);
  return caught === made && given !== undefined ? nameByProperty(made, given) : caught;
}

function withParts(b: Builder, original: t.Class, node: t.ClassExpression): t.Expression {
  const members = node.body.body;
  const last = members.findLastIndex((member) => b.awaits(member));
  enterScope(b, original.body);
  const heritage = node.superClass ? lowerExpression(b, node.superClass as t.Expression) : null;
  const superClass = heritage !== null && last >= 0 ? keepStable(b, heritage, "heritage") : heritage;
  const body = members.map((member, place) => (place <= last ? withKey(b, member) : member));
  const whole = placed({ ...node, superClass, body: { ...node.body, body } } as t.ClassExpression, node);
  const made = wholeOf(original, whole);
  const hidden = b.target.names.scopes.get(original.body)?.bindings.get(original.id?.name ?? "");
  return hidden === undefined ? made : assign(holder(hidden), made);
}

/**
 * TypeScript drops the decorators of a class expression. And what decorates a member sees the name that is declared, or
 * the one inside of the class: that depends on the plugin.
 *
 *   class C { @d(() => C) m() {} }    =>    C = (() => { class C { @d(() => C) m() {} } return C; })()
 */
function wholeOf(original: t.Class, made: t.ClassExpression): t.Expression {
  if (original.type !== "ClassDeclaration" || !hasDecorators(original)) return made;
  const declaration = { ...made, type: "ClassDeclaration" } as unknown as t.ClassDeclaration;
  return declaredValue(declaration, original.id!.name);
}

function hasDecorators(node: t.ClassDeclaration): boolean {
  return [node, ...node.body.body].some((one) => isDecorated(one) || hasDecoratedParams(one));
}

function withKey(b: Builder, member: Member): Member {
  if (!("computed" in member) || !member.computed) return member;
  return placed({ ...member, key: lowerKey(b, member.key as t.Expression, true) } as Member, member);
}
