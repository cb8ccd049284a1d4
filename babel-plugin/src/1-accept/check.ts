/** What we do not compile: all of a function's refusals at once. */

import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import { eachChild, type FunctionNode } from "../syntax/walk.js";
import { evaluatedBefore } from "./resolve/classes.js";
import type { Names } from "./scopes.js";

export function findProblems(node: FunctionNode, names: Names, awaiting: ReadonlySet<t.Node>): Refusal[] {
  const found: Refusal[] = [];
  if (node.generator) found.push(new Refusal(node, "generator"));
  if (names.evalCall !== null) found.push(new Refusal(names.evalCall, "eval"));
  if (names.withStatement !== null) found.push(new Refusal(names.withStatement, "with"));
  for (const one of names.namespaces) found.push(new Refusal(one, "namespace"));
  for (const one of names.enums) found.push(new Refusal(one, "enum"));
  for (const one of awaiting) {
    const what = unknownConstructs[one.type];
    if (what !== undefined) found.push(new Refusal(one, "syntax", { found: what }));
    if (one.type === "ClassDeclaration" || one.type === "ClassExpression")
      found.push(...ownPrivateNames(one, awaiting));
  }
  return found;
}

/** Keys that await are evaluated outside of the class, where its private names are unknown. */
function ownPrivateNames(node: t.Class, awaiting: ReadonlySet<t.Node>): Refusal[] {
  const own = new Set(node.body.body.map((member) => ("key" in member ? privateName(member.key) : null)));
  const found: Refusal[] = [];
  const look = (one: t.Node): void => {
    const name = privateName(one);
    if (name === null) eachChild(one, look);
    else if (own.has(name))
      found.push(new Refusal(one, "syntax", { found: "a class whose keys use its private names" }));
  };
  for (const part of evaluatedBefore(node, awaiting)) look(part);
  return found;
}

function privateName(node: t.Node): string | null {
  return node.type === "PrivateName" ? node.id.name : null;
}

/** Constructs that may contain an await, and that lowering does not take apart. */
const unknownConstructs: Record<string, string> = {
  BindExpression: "a bind expression",
  Decorator: "a decorator",
  DoExpression: "a do expression",
  ModuleExpression: "a module expression",
  RecordExpression: "a record",
  TSEnumDeclaration: "an enum",
  TupleExpression: "a tuple",
};
