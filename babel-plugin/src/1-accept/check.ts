/** What we do not compile: all of a function's refusals at once. */

import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import { isDecorated } from "../syntax/quiet.js";
import { bare, containsOwn, eachChild, type FunctionNode } from "../syntax/walk.js";
import { evaluatedBefore } from "./resolve/classes.js";
import type { Names } from "./scopes.js";

export function findProblems(
  node: FunctionNode,
  names: Names,
  awaiting: ReadonlySet<t.Node>,
  strict: boolean,
): Refusal[] {
  const found: Refusal[] = [];
  if (node.generator) found.push(new Refusal(node, "generator"));
  if (names.evalCall !== null) found.push(new Refusal(names.evalCall, "eval"));
  if (names.withStatement !== null) found.push(new Refusal(names.withStatement, "with"));
  for (const one of names.namespaces) found.push(new Refusal(one, "namespace"));
  for (const one of names.enums) found.push(new Refusal(one, "enum"));
  for (const one of names.doExpressions) if (containsOwn(one.body, isOfFunction)) found.push(new Refusal(one, "do"));
  for (const one of awaiting) {
    const what = unknownConstructs[one.type];
    if (what !== undefined) found.push(new Refusal(one, "syntax", { found: what }));
    const target = assignedTo(one);
    if (target?.type === "CallExpression" && awaiting.has(target))
      found.push(inside(target, "a call that is assigned to"));
    if (one.type === "ObjectExpression" && one.properties.some(isDecorated))
      found.push(inside(one, "an object with decorators"));
    const proposal = proposedSyntax(one, awaiting);
    if (proposal !== null) found.push(inside(one, proposal));
    if (one.type === "ClassDeclaration" || one.type === "ClassExpression") {
      const parts = evaluatedBefore(one, awaiting);
      found.push(...ownPrivateNames(one, parts), ...earlyDecorators(one, awaiting));
      if (!strict) found.push(...strictParts(parts));
    }
  }
  return found;
}

/** Sloppy code may assign to a call, `f() = 1`: an error, but only when it runs. */
function assignedTo(node: t.Node): t.Node | null {
  switch (node.type) {
    case "AssignmentExpression":
    case "ForInStatement":
    case "ForOfStatement":
      return bare(node.left);
    case "UpdateExpression":
      return bare(node.argument);
    default:
      return null;
  }
}

/** What other plugins give a meaning to, which its parts do not have alone. */
function proposedSyntax(node: t.Node, awaiting: ReadonlySet<t.Node>): string | null {
  if (isBareAwait(node)) return "a pipeline";
  if (isPartial(node) || (node.type === "AwaitExpression" && isPartial(bare(node.argument))))
    return "a partial application";
  if (node.type === "AssignmentExpression" && bare(node.left).type === "OptionalMemberExpression")
    return "an assignment to an optional chain";
  if (node.type !== "BinaryExpression" || node.operator !== "|>" || isBareAwait(node.right)) return null;
  return awaiting.has(node.right) ? "a pipeline" : null;
}

/** `x |> await`: Babel reads it in functions to the right of the pipeline as well. */
function isBareAwait(node: t.Node): boolean {
  return node.type === "AwaitExpression" && node.argument == null;
}

/** `f(?, x)` */
function isPartial(node: t.Node): boolean {
  return "arguments" in node && node.arguments.some(({ type }) => type === "ArgumentPlaceholder");
}

/** What a do expression has of the function around it. */
function isOfFunction(node: t.Node): boolean {
  if (node.type === "VariableDeclaration") return node.kind === "var";
  return node.type === "ReturnStatement" || node.type === "FunctionDeclaration" || node.type === "ClassDeclaration";
}

const inside = (node: t.Node, found: string) => new Refusal(node, "syntax", { found });

/** Keys that await are evaluated outside of the class, where its private names are unknown. */
function ownPrivateNames(node: t.Class, parts: readonly t.Node[]): Refusal[] {
  const own = new Set(node.body.body.map((member) => ("key" in member ? privateName(member.key) : null)));
  const found: Refusal[] = [];
  const look = (one: t.Node): void => {
    const name = privateName(one);
    if (name === null) eachChild(one, look);
    else if (own.has(name)) found.push(inside(one, "a class whose keys use its private names"));
  };
  parts.forEach(look);
  return found;
}

/** Decorators are evaluated in the order of the source too, and cannot be taken out of their class. */
function earlyDecorators(node: t.Class, awaiting: ReadonlySet<t.Node>): Refusal[] {
  const last = node.body.body.findLastIndex((member) => awaiting.has(member));
  const waits = last >= 0 || (node.superClass != null && awaiting.has(node.superClass));
  const decorated = [node, ...node.body.body.slice(0, last + 1)].filter(isDecorated);
  return waits ? decorated.map((one) => inside(one, "a class behind decorators")) : [];
}

/** All code of a class is strict, but what is evaluated before it in sloppy code would not be. */
function strictParts(parts: readonly t.Node[]): Refusal[] {
  const found: Refusal[] = [];
  const look = (node: t.Node): void => {
    if (meansElseInSloppyCode(node))
      found.push(inside(node, "a class of sloppy code whose keys depend on being strict"));
    else eachChild(node, look);
  };
  parts.forEach(look);
  return found;
}

/** What it is assigned to or deleted from may not allow it, and a function may ask for `this`. */
function meansElseInSloppyCode(node: t.Node): boolean {
  if (node.type === "UnaryExpression") return node.operator === "delete";
  if (node.type === "FunctionDeclaration" || node.type === "FunctionExpression") return true;
  if (node.type === "ObjectMethod") return true;
  return node.type === "AssignmentExpression" || node.type === "UpdateExpression";
}

function privateName(node: t.Node): string | null {
  return node.type === "PrivateName" ? node.id.name : null;
}

/** Constructs that may contain an await, and that lowering does not take apart. */
const unknownConstructs: Record<string, string> = {
  BindExpression: "a bind expression",
  Decorator: "a decorator",
  DoExpression: "a do expression",
  RecordExpression: "a record",
  TSEnumDeclaration: "an enum",
  TupleExpression: "a tuple",
};
