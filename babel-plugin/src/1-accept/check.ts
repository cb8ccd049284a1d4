/** What we do not compile: all of a function's refusals at once. */

import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import type { FunctionNode } from "../syntax/walk.js";
import type { Names } from "./scopes.js";

export function findProblems(node: FunctionNode, names: Names, awaiting: ReadonlySet<t.Node>): Refusal[] {
  const found: Refusal[] = [];
  if (node.generator) found.push(new Refusal(node, "generator"));
  if (names.evalCall !== null) found.push(new Refusal(names.evalCall, "eval"));
  if (names.withStatement !== null) found.push(new Refusal(names.withStatement, "with"));
  for (const one of names.namespaces) found.push(new Refusal(one, "namespace"));
  for (const one of awaiting) {
    const what = unknownConstructs[one.type];
    if (what !== undefined) found.push(new Refusal(one, "syntax", { found: what }));
  }
  return found;
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
