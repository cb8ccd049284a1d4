/**
 * The entry of a compiled function: same name, same length, same `this`, same place. It makes
 * a handle; nothing of the body runs.
 *
 *   async function load(path) { ... }
 *
 *   function load(path) { return new Coroutine(begin(load$run, [path])); }
 */

import type * as t from "@babel/types";
import type { Target } from "../1-accept/target.js";
import { bodyNode } from "../syntax/body-name.js";
import {
  array,
  arrow,
  block,
  call,
  calledAs,
  create,
  declare,
  id,
  returns,
  spread,
  thisExpression,
} from "../syntax/build.js";
import { isThisParameter } from "../syntax/functions.js";
import { UsedNames } from "../syntax/names.js";
import { description } from "./describe.js";
import type { BodyFunction } from "./emit.js";
import type { Import } from "./names.js";

/** Turns the async function itself into the entry. */
export function becomeEntry(target: Target, body: BodyFunction, imports: Import): void {
  const { node, directives } = target;
  if (canBeArrow(target)) node.type = "ArrowFunctionExpression";
  const { params, args } = argumentsOf(target);
  const statements: t.Statement[] = [];
  if (target.form === "nested") statements.push(bodyInside(target, body), ...description(target.locals, body, imports));
  const self = target.usesThis ? [thisExpression()] : [];
  const made = construct(target, [bodyNode(target.locals), args, ...self], imports);
  statements.push(returns(made));

  node.async = false;
  node.params = params as typeof node.params;
  if (target.signature === null) node.returnType = node.typeParameters = null;
  const isShort = node.type === "ArrowFunctionExpression" && statements.length === 1 && directives.length === 0;
  node.body = isShort ? made : block(statements, directives);
  if (node.type === "ArrowFunctionExpression") node.expression = isShort;
}

/**
 * As an async function, an arrow cannot be constructed, and has no `prototype`; a function expression has one. What its
 * place, or its own name, does not give an arrow any more, `placeExpression` does.
 */
function canBeArrow({ node, form, usesThis }: Target): boolean {
  if (node.type !== "FunctionExpression" || form === "nested" || usesThis) return false;
  // In a generator an arrow has no parameter of that name.
  return !node.params.some((param) => param.type === "Identifier" && param.name === "yield");
}

function bodyInside(target: Target, { params, body }: BodyFunction): t.Statement {
  const { node, name, locals } = target;
  const declaration = declare("const", [[locals.run, arrow(params as t.ArrowFunctionExpression["params"], body)]]);
  calledAs(declaration.declarations[0]!.id, name, node);
  return declaration;
}

function construct({ kind }: Target, args: t.Expression[], imports: Import): t.Expression {
  const use = (name: Parameters<Import>[0]) => id(imports(name));
  switch (kind) {
    case "promise":
      return call(use("promised"), args);
    case "coroutine":
      return create(use("Coroutine"), [call(use("begin"), args)]);
    case "raising":
      return create(use("RaisingCoroutine"), [call(use("begin"), args)]);
  }
}

/** Formal parameters that keep the function's length, and what they received. */
function argumentsOf(target: Target): { params: t.Node[]; args: t.Expression } {
  const { node } = target;
  const formal = (node.params as t.Node[]).filter((param) => !isThisParameter(param));
  if (target.signature !== null) return decoratedArguments(target, target.signature);
  if (target.nativeParams) return { params: formal.map((one) => id((one as t.Identifier).name)), args: array([]) };

  const { form, locals, names: inBody } = target;
  // What stands inside sees these parameters.
  const used = new UsedNames(form === "nested" ? inBody.free.keys() : locals.home === null ? [] : [locals.home]);
  const names = formal.slice(0, lengthOf(formal)).map((param) => used.take(nameOfParameter(param)));
  const simple = formal.length === names.length;
  const params: t.Node[] = names.map(id);
  if (simple) return { params, args: array(names.map(id)) };
  if (node.type !== "ArrowFunctionExpression") return { params, args: id("arguments") };
  const rest = used.free("rest");
  params.push({ type: "RestElement", argument: id(rest) } as t.RestElement);
  return { params, args: names.length === 0 ? id(rest) : array([...names.map(id), spread(id(rest))]) };
}

function decoratedArguments({ nativeParams }: Target, params: t.Node[]): { params: t.Node[]; args: t.Expression } {
  if (nativeParams) return { params, args: array([]) };
  if (!params.every((param) => param.type === "Identifier")) return { params, args: id("arguments") };
  const given = params.filter((param) => !isThisParameter(param));
  return { params, args: array(given.map(({ name }) => id(name))) };
}

/** Parameters before the first that has a default or is the rest. */
function lengthOf(params: t.Node[]): number {
  const end = params.findIndex((param) => param.type === "AssignmentPattern" || param.type === "RestElement");
  return end < 0 ? params.length : end;
}

function nameOfParameter(param: t.Node): string {
  if (param.type === "Identifier") return param.name;
  return param.type === "MemberExpression" && param.object.type === "Identifier" ? param.object.name : "param";
}
