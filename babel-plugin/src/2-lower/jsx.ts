/** JSX that awaits: attributes and children are operands, in order. */

import type * as t from "@babel/types";
import { clone, id, member, object, placed, spread as spreadOf, thisExpression } from "../syntax/build.js";
import type { Builder } from "./builder.js";
import { lowerExpression } from "./expressions.js";
import { isStable, keepStable } from "./spill.js";

type Attribute = t.JSXOpeningElement["attributes"][number];
type Child = t.JSXElement["children"][number];

export function lowerJsxElement(b: Builder, node: t.JSXElement): t.Expression {
  const openingElement = withTag(b, node);
  const parts = [...openingElement.attributes, ...node.children];
  const last = parts.findLastIndex((part) => b.awaits(part));
  const attributes = openingElement.attributes.map((one, place) => attribute(b, one, place < last));
  const count = attributes.length;
  const children = node.children.map((child, place) => lowerChild(b, child, count + place < last));
  const closing = node.closingElement && { ...node.closingElement, name: clone(openingElement.name) };
  return placed(
    { ...node, openingElement: { ...openingElement, attributes }, closingElement: closing, children },
    node,
  );
}

/** What a component is called may mean something else after an await. */
function withTag(b: Builder, { openingElement }: t.JSXElement): t.JSXOpeningElement {
  const { name } = openingElement;
  const isTag = name.type === "JSXNamespacedName" || (name.type === "JSXIdentifier" && /^[a-z]|-/.test(name.name));
  if (isTag) return openingElement;
  const value = expressionOf(name);
  if (isStable(b, value)) return openingElement;
  const kept = { type: "JSXIdentifier", name: b.keep("Element", value).name } as t.JSXIdentifier;
  return { ...openingElement, name: kept };
}

function expressionOf(name: t.JSXIdentifier | t.JSXMemberExpression | t.JSXNamespacedName): t.Expression {
  if (name.type === "JSXIdentifier") return name.name === "this" ? thisExpression() : id(name.name);
  const { object, property } = name as t.JSXMemberExpression;
  return member(expressionOf(object), property.name);
}

export function lowerJsxFragment(b: Builder, node: t.JSXFragment): t.Expression {
  const last = node.children.findLastIndex((child) => b.awaits(child));
  return placed({ ...node, children: node.children.map((child, place) => lowerChild(b, child, place < last)) }, node);
}

function attribute(b: Builder, node: Attribute, keep: boolean): Attribute {
  if (node.type === "JSXSpreadAttribute") return { ...node, argument: spread(b, node.argument, keep) };
  const { value } = node;
  if (value?.type === "JSXExpressionContainer") return { ...node, value: container(b, value, keep) };
  if (value?.type === "JSXElement" || value?.type === "JSXFragment") {
    const element = operand(b, value, keep);
    return { ...node, value: { type: "JSXExpressionContainer", expression: element } as t.JSXExpressionContainer };
  }
  return node;
}

/** An object is copied where it is spread: what changes it during a later await is not seen. */
function spread(b: Builder, node: t.Expression, keep: boolean): t.Expression {
  const value = lowerExpression(b, node);
  return keep ? id(b.keep("copied", object([spreadOf(value)])).name) : value;
}

function lowerChild(b: Builder, node: Child, keep: boolean): Child {
  switch (node.type) {
    case "JSXExpressionContainer":
      return container(b, node, keep);
    case "JSXSpreadChild":
      return { ...node, expression: operand(b, node.expression, keep) };
    case "JSXElement":
    case "JSXFragment":
      return { type: "JSXExpressionContainer", expression: operand(b, node, keep) } as t.JSXExpressionContainer;
    default:
      return node;
  }
}

function container(b: Builder, node: t.JSXExpressionContainer, keep: boolean): t.JSXExpressionContainer {
  if (node.expression.type === "JSXEmptyExpression") return node;
  return { ...node, expression: operand(b, node.expression, keep) };
}

function operand(b: Builder, node: t.Expression, keep: boolean): t.Expression {
  const value = lowerExpression(b, node);
  return keep ? keepStable(b, value, "child") : value;
}
