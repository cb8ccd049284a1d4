/** An annotated function is accepted, or refused: everything wrong with it at once. */

import type { Binding, NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import { nameOf } from "../syntax/function-names.js";
import { identifierFrom, type UsedNames } from "../syntax/names.js";
import { bare, type FunctionNode, isFunction } from "../syntax/walk.js";
import { type Analysis, resolve } from "./analyse.js";
import type { Annotated, Found } from "./annotations.js";
import { findProblems } from "./check.js";
import { isConstant, type Unseen } from "./constant.js";
import { hoistedAround } from "./hoisted.js";
import { homeOf, liftPoint } from "./lift.js";
import { isInPatternOf } from "./meaning.js";
import { propertyOf } from "./methods.js";
import { outside } from "./paths.js";
import type { Names } from "./scopes.js";
import { makeDeclarationsPlain } from "./sloppy-functions.js";
import { isStrict, isStrictAround } from "./strict.js";

/** A function that will be compiled: what is decided before any function is changed. */
export interface Accepted extends Annotated {
  name: string;
  /** The name of its body. */
  run: string;
  /** The statement beside which the body stands; null: it stands in its class, or inside the entry. */
  point: NodePath<t.Statement> | null;
  /** The class that has the body as a static private field. */
  home: string | null;
  /** What names a method once its class is there: `C.prototype.m`. Null: nothing does for sure. */
  property: t.Expression | null;
  /** The name for a private field that says what its body is to be known by. */
  registration: string | null;
  /** Declared in a block of sloppy code: there an async function is seen in its block only, but an ordinary one outside too. */
  hidden: boolean;
  /** A declaration whose name something assigns. */
  assigned: boolean;
  strict: boolean;
  /** It is strict, and what is around its body is not. */
  strictAlone: boolean;
  /** What was found in it before anything in it was compiled. */
  asWritten: Analysis;
}

/** What will be compiled, or why it is left native. */
export function accept(
  annotated: Annotated,
  { unseen }: Found,
  used: UsedNames,
  refuse: (refusal: Refusal) => void,
): Accepted | Refusal {
  const { path, explicit } = annotated;
  const { node } = path;
  const strict = isStrict(path);
  if (!strict) makeDeclarationsPlain(node);
  const asWritten = resolve(node, strict);
  const { awaiting, names } = asWritten;
  const found = findProblems(node, names, awaiting, strict);
  if (!strict && isInWith(path)) found.push(new Refusal(node, "with"));
  if (hidesUndefined(path, names, unseen)) found.push(new Refusal(node, "undefined"));
  const hoisted = hoistedAround(path);
  if (hoisted !== null) found.push(new Refusal(node, "hoisted", { call: hoisted }));
  if (path.find((one) => (one.type as string) === "ModuleExpression") !== null) found.push(new Refusal(node, "module"));
  if (found.length > 0) {
    if (explicit) found.forEach(refuse);
    return found[0]!;
  }
  const name = nameOf(path, annotated.wrapper);
  const run = used.take(`${identifierFrom(name)}$run`);
  const hidden = isHidden(path);
  const assigned = isAssigned(path, unseen);
  const beside = liftPoint(path, names, unseen);
  const strictBeside = strict && beside !== null && !isStrictAround(beside);
  // The directive may not stand in a function that takes a rest: such a body stays where it is strict.
  const stays = strictBeside && node.params.some((param) => param.type === "RestElement");
  const point = stays ? null : beside;
  const home = point === null ? homeOf(path, names) : null;
  const property = propertyOf(path, home !== null);
  const registration = home === null ? null : used.take(`${identifierFrom(name)}$entry`);
  const strictAlone = strictBeside && !stays;
  return {
    ...annotated,
    name,
    run,
    point,
    home,
    property,
    registration,
    hidden,
    assigned,
    strict,
    strictAlone,
    asWritten,
  };
}

/** From what is emitted. Its own variables get other names, but for parameters that `arguments` may be one with. */
function hidesUndefined(path: NodePath, { root, usesArguments }: Names, unseen: Unseen): boolean {
  const around = path.parentPath!.scope.getBinding("undefined");
  if (isInPatternOf(path, "undefined")) return true;
  if (around !== undefined && !(isConstant(around, unseen) && isLeftOut(around))) return true;
  return usesArguments && root.hasParameter("undefined");
}

/** `(function ($, undefined) { ... })(jQuery)`: nothing is given for it, in the only call that there can be. */
function isLeftOut({ identifier, scope }: Binding): boolean {
  const { block, path } = scope;
  if (block.type !== "FunctionExpression" || block.id) return false;
  const call = outside(path).node;
  if (call.type !== "CallExpression" || bare(call.callee) !== block) return false;
  const given = call.arguments;
  return block.params.indexOf(identifier) >= given.length && !given.some((one) => one.type === "SpreadElement");
}

function isInWith(path: NodePath): boolean {
  return path.find((one) => one.key === "body" && one.parentPath?.isWithStatement() === true) !== null;
}

function isHidden({ node, parentPath }: NodePath<FunctionNode>): boolean {
  if (node.type !== "FunctionDeclaration" || parentPath === null || isStrict(parentPath)) return false;
  return parentPath.isSwitchCase() || (parentPath.isBlockStatement() && !isFunction(parentPath.parent as t.Node));
}

function isAssigned({ node, parentPath }: NodePath<FunctionNode>, unseen: Unseen): boolean {
  if (node.type !== "FunctionDeclaration" || !node.id) return false;
  const declared = parentPath!.scope.getBinding(node.id.name);
  return declared === undefined || !isConstant(declared, unseen);
}
