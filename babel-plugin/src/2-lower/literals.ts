/** Array, object and template literals that await. */

import type * as t from "@babel/types";
import { array, id, object, placed, spread, template } from "../syntax/build.js";
import { catching, nameByKey, notPrototype } from "../syntax/closures.js";
import { isAnonymous } from "../syntax/functions.js";
import { bare } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { lowerClass } from "./classes.js";
import { lowerExpression } from "./expressions.js";
import { isStable, keepStable, lowerOperands } from "./spill.js";

export function lowerArray(b: Builder, node: t.ArrayExpression): t.Expression {
  return placed(array(lowerOperands(b, node.elements as Array<t.Expression | null>, "element")), node);
}

type Part = t.ObjectExpression["properties"][number];

/** Values and keys before the last await are kept; the object itself is made once, at the end. */
export function lowerObject(b: Builder, node: t.ObjectExpression): t.Expression {
  const last = node.properties.findLastIndex((part) => b.awaits(part));
  const parts = node.properties.map((part, place) => lowerPart(b, node, part, place < last));
  const made = placed(object(parts), node);
  return catching(made, b.caughtBy(node), undefined);
}

function lowerPart(b: Builder, owner: t.ObjectExpression, part: Part, keep: boolean): Part {
  if (part.type === "SpreadElement") {
    const value = lowerExpression(b, part.argument);
    return placed(spread(keep ? id(b.keep("copied", object([spread(value)])).name) : value), part);
  }
  const key = part.computed
    ? lowerKey(b, part.key as t.Expression, keep || (part.type === "ObjectProperty" && b.awaits(part.value)))
    : part.key;
  if (part.type === "ObjectMethod") return placed({ ...part, key } as t.ObjectMethod, part);
  const value = lowerValue(b, part, key as t.Expression);
  const early = part.computed ? madeEarly(b, owner, value, key as t.Expression) : value;
  const kept = keep ? keepStable(b, early, "member") : value;
  const made = placed({ ...part, key, value: kept, shorthand: false }, part);
  if (part.shorthand && part.key.type === "Identifier" && part.key.name === "__proto__") notPrototype(made);
  return made;
}

function lowerValue(b: Builder, { computed, value }: t.ObjectProperty, key: t.Expression): t.Expression {
  const made = bare(value);
  if (!isAnonymous(made)) return lowerExpression(b, value as t.Expression);
  const isNamed = computed && made.type === "ClassExpression" && b.awaits(made);
  return isNamed ? lowerClass(b, made, key) : lowerExpression(b, made as t.Expression);
}

/** A class that is made before its object has its name from the key, and catches what the object would catch. */
function madeEarly(b: Builder, owner: t.ObjectExpression, value: t.Expression, key: t.Expression): t.Expression {
  if (value.type !== "ClassExpression" || !isAnonymous(value)) return value;
  return catching(nameByKey(value, key), b.caughtBy(owner), undefined);
}

/** A computed key; `keep`: it is converted now, because an await comes before its use. */
export function lowerKey(b: Builder, key: t.Expression, keep: boolean): t.Expression {
  const value = lowerExpression(b, key);
  if (!keep) return value;
  if (isStable(b, value) && value.type !== "Identifier" && value.type !== "ThisExpression") return value;
  return id(b.keep("key", placed(b.runtime("propertyKey", [value]), key)).name);
}

/**
 *   `${a}-${await b}!`   =>   text = `${a}-`; <suspend b>; `${text}${value}!`
 *
 * Everything before an await is converted to a string before it.
 */
export function lowerTemplate(b: Builder, node: t.TemplateLiteral): t.Expression {
  let quasis: t.TemplateElement[] = [node.quasis[0]!];
  let expressions: t.Expression[] = [];
  for (const [place, part] of (node.expressions as t.Expression[]).entries()) {
    const hasText = expressions.length > 0;
    if (b.awaits(part) && hasText) {
      const text = b.keep("text", template([...quasis.slice(0, -1), closing(quasis.at(-1)!)], expressions));
      quasis = [element(""), element("")];
      expressions = [id(text.name)];
    }
    expressions.push(lowerExpression(b, part));
    quasis.push(node.quasis[place + 1]!);
  }
  return placed(template(tailed(quasis), expressions), node);
}

function element(raw: string): t.TemplateElement {
  return { type: "TemplateElement", value: { raw, cooked: raw }, tail: false } as t.TemplateElement;
}

function closing(quasi: t.TemplateElement): t.TemplateElement {
  return { ...quasi, tail: true };
}

function tailed(quasis: t.TemplateElement[]): t.TemplateElement[] {
  return quasis.map((quasi, place) => ({ ...quasi, tail: place === quasis.length - 1 }));
}
