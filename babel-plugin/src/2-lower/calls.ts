/** Calls whose arguments await: the callee and its receiver are read first, and kept. */

import type * as t from "@babel/types";
import { call, clone, create, id, num, placed, sequence, spot, undef } from "../syntax/build.js";
import { isImportKeyword } from "../syntax/versions.js";
import { bare } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { lowerChainCallee } from "./chains.js";
import { lowerExpression } from "./expressions.js";
import { keepReusable, keepStable, lowerArguments } from "./spill.js";
import { startsWorker } from "./workers.js";

/** A function and what it is called on. */
export interface Callee {
  callee: t.Expression;
  /** Null: a plain call. */
  self: t.Expression | null;
}

/** Reads the callee; `keep`: an await comes before the call. */
export function lowerCallee(b: Builder, node: t.Expression, keep: boolean): Callee {
  const callee = bare(node);
  if (callee.type === "OptionalMemberExpression") return lowerChainCallee(b, callee);
  if (callee.type !== "MemberExpression") {
    const read = asValue(b, callee, lowerExpression(b, callee));
    return { callee: keep ? keepStable(b, detached(read), "callee") : read, self: null };
  }
  const reference = lowerMember(b, callee, true);
  const self = callee.object.type === "Super" ? receiver() : cloneSimple(reference.object as t.Expression);
  return { callee: keep ? id(b.keep("callee", reference).name) : reference, self };
}

/** `(0, o.m)` is `o.m` where it is not called on the spot. */
export function detached(node: t.Expression): t.Expression {
  if (node.type !== "SequenceExpression" || node.expressions.length !== 2) return node;
  const [first, second] = node.expressions as [t.Expression, t.Expression];
  return first.type === "NumericLiteral" && second.type === "MemberExpression" ? second : node;
}

/**
 * `(x, o.m)` is a value: it is not called on `o`, nor deleted from it, and `eval` in its place is a function like any other.
 * `read`: what is left of it when the rest has been evaluated.
 */
export function asValue(b: Builder, node: t.Expression, read: t.Expression): t.Expression {
  return bare(node).type === "SequenceExpression" && isReference(b, bare(read)) ? sequence([num(0), read]) : read;
}

function isReference(b: Builder, node: t.Expression): boolean {
  if (node.type === "Identifier") return b.target.names.free.has(node.name);
  return node.type === "MemberExpression" || node.type === "OptionalMemberExpression";
}

/** What `super.m()` is called on: a body that uses `super` stands where `this` is that of the function. */
export function receiver(): t.Expression {
  return { type: "ThisExpression" } as t.ThisExpression;
}

/** Another node for a kept value: a name, `this` or a literal. */
export function cloneSimple(node: t.Expression): t.Expression {
  return clone(node);
}

/** `o[k]` with its parts evaluated; `keep`: they are used twice, or over an await. */
export function lowerMember(b: Builder, node: t.MemberExpression, keep: boolean): t.MemberExpression {
  const keyAwaits = node.computed && b.awaits(node.property);
  const object = node.object.type === "Super" ? node.object : lowerExpression(b, node.object);
  const kept =
    node.object.type === "Super" || !(keep || keyAwaits)
      ? object
      : (keep ? keepReusable : keepStable)(b, object as t.Expression, "object");
  if (!node.computed) return placed({ ...node, object: kept }, node);
  const key = lowerExpression(b, node.property as t.Expression);
  return placed({ ...node, object: kept, property: keep ? keepStable(b, key, "key") : key }, node);
}

export function lowerCall(b: Builder, node: t.CallExpression): t.Expression {
  const keep = node.arguments.some((argument) => b.awaits(argument));
  if (isImportKeyword(node.callee)) return placed({ ...node, arguments: lowerImported(b, node.arguments) }, node);
  if (node.callee.type === "Super") return placed({ ...node, arguments: lowerArguments(b, node.arguments) }, node);
  if (startsWorker(b, node)) return withFirst(b, node);
  const callee = bare(node.callee as t.Expression);
  if (!keep && callee.type !== "OptionalMemberExpression") {
    // Nothing comes between reading the callee and the call: only the callee itself awaits.
    const read = callee.type === "MemberExpression" ? lowerMember(b, callee, false) : lowerExpression(b, callee);
    return placed(call(asValue(b, callee, read), node.arguments), node);
  }
  const { callee: read, self } = lowerCallee(b, callee, true);
  const args = lowerArguments(b, node.arguments);
  return placed(self === null ? call(read, args) : applied(b, callee, [read, self, ...args]), node);
}

// What `import()` is given. Bundlers go by the comments before it: `import(/* webpackIgnore: true */ await x)`.
export function lowerImported<N extends t.Node>(b: Builder, given: N[]): N[] {
  const comments = given.map(({ leadingComments }) => leadingComments);
  // Comments are printed once, which may not be where an argument is kept.
  for (const one of given) one.leadingComments = null;
  const made = lowerArguments(b, given as t.Expression[]) as t.Node[] as N[];
  return made.map((one, place) => ({ ...one, leadingComments: comments[place] }));
}

/** A call of what was read before, on what it was read from. */
export function applied(b: Builder, callee: t.Node, args: t.CallExpression["arguments"]): t.CallExpression {
  const made = b.runtime("apply", args);
  placed(made.callee, calledAt(callee));
  return made;
}

/** Where engines say that a call is: at the name of what is called, or behind what is called without one. */
export function calledAt(callee: t.Node): t.Node | null {
  const called = bare(callee);
  if (called.type === "Identifier") return spot(called);
  if (called.type !== "MemberExpression" || called.computed) return spot(called, "end");
  return called.property.type === "Identifier" ? spot(called.property) : spot(called, "end");
}

/** What is called, and its first argument, stay as they are. */
function withFirst<N extends t.CallExpression | t.NewExpression>(b: Builder, node: N): N {
  const [first, ...rest] = node.arguments;
  return placed({ ...node, arguments: [first!, ...lowerArguments(b, rest)] }, node);
}

export function lowerNew(b: Builder, node: t.NewExpression): t.Expression {
  if (startsWorker(b, node)) return withFirst(b, node);
  const keep = node.arguments.some((argument) => b.awaits(argument));
  const callee = lowerExpression(b, node.callee as t.Expression);
  const kept = keep ? keepStable(b, callee, "constructor") : callee;
  return placed(create(kept, lowerArguments(b, node.arguments)), node);
}

/** The strings of a tagged template exist once per place: an inner tag hands them out. */
export function lowerTagged(b: Builder, node: t.TaggedTemplateExpression): t.Expression {
  const { quasi } = node;
  // What a chain in parentheses gives is called on its object.
  const keep = b.awaits(quasi) || bare(node.tag).type === "OptionalMemberExpression";
  const { callee, self } = lowerCallee(b, node.tag, keep);
  if (!keep) return placed({ ...node, tag: callee }, node);
  const args = lowerArguments(b, quasi.expressions as t.Expression[]);
  const strings = {
    type: "TaggedTemplateExpression",
    tag: {
      type: "ArrowFunctionExpression",
      params: [id("strings")],
      body: id("strings"),
      async: false,
      expression: true,
    },
    quasi: { ...quasi, expressions: quasi.expressions.map(() => ({ type: "NumericLiteral", value: 0 })) },
  } as t.TaggedTemplateExpression;
  return placed(applied(b, node.tag, [callee, self ?? undef(), strings, ...args]), node);
}
