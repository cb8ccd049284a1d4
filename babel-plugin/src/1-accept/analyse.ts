/** Which parts of a function are taken apart, and what every name in it means: each depends on the other. */

import type * as t from "@babel/types";
import type { FunctionNode } from "../syntax/walk.js";
import { findAwaits } from "./awaits.js";
import { resolveNames } from "./resolve/resolve.js";
import type { Names, Scope } from "./scopes.js";

export interface Analysis {
  /** The nodes that contain an await of the function itself: they are taken apart. */
  awaiting: Set<t.Node>;
  names: Names;
}

export function resolve(node: FunctionNode, strict: boolean, also?: ReadonlySet<t.Node>): Analysis {
  const awaiting = findAwaits(node, also);
  return { awaiting, names: resolveNames(node, awaiting, strict) };
}

/**
 * What is taken apart, and what every name means. A function or class that is declared in an
 * await-free block of a loop, and captures bindings of the turn, has to be made per turn: its
 * block is taken apart too, which may bring more bindings of turns to light. So is a block whose
 * function sloppy code would make visible in the machine, and what calls something `undefined`.
 */
export function analyse(node: FunctionNode, strict: boolean, first: Analysis): Analysis {
  const also = new Set<t.Node>();
  for (let last = first; ; last = resolve(node, strict, also)) {
    const { names } = last;
    const found = [...declaredPerTurn(names), ...leakingOut(names), ...hidingUndefined(names)];
    const more = found.filter((one) => !also.has(one));
    if (more.length === 0) return last;
    for (const one of more) also.add(one);
  }
}

function declaredPerTurn(names: Names): t.Node[] {
  const declared = [...names.closures.values()].filter(
    ({ node }) => node.type === "FunctionDeclaration" || node.type === "ClassDeclaration",
  );
  return declared
    .filter(({ captures }) => [...captures].some(({ scope }) => scope.lowered && scope.perTurn))
    .map(({ node }) => node)
    .filter((node) => !isInLoweredScope(node, names));
}

/**
 * What hides these from the function around them may not stand around them any more: a block, or a parameter, where the
 * body is a function of its own. Others are variables of the function, whose name means something else in the defaults
 * of parameters, or is that of the object they hold at first.
 */
function leakingOut(names: Names): t.Node[] {
  const means = (name: string) => name === "arguments" || names.free.has(name) || names.root.hasParameter(name);
  const declared = [...names.hiddenFunctions, ...names.blockFunctions.keys()];
  return declared.filter((one) => means(one.id!.name) && !isInLoweredScope(one, names));
}

function isInLoweredScope(node: t.Node, names: Names): boolean {
  const home =
    node.type === "ClassDeclaration" ? names.scopes.get(node)?.parent : names.declared.get(node as never)?.scope;
  return home?.lowered ?? true;
}

/** Jumps out of there may stand for `undefined`. */
function hidingUndefined(names: Names): t.Node[] {
  const hiding = [...names.scopes.values()].filter((one) => !one.lowered && one.bindings.has("undefined"));
  return hiding.filter(isOfMachine).map(({ node }) => partOf(node));
}

/** A block or loop, and not inside of a function or class. */
function isOfMachine(scope: Scope): boolean {
  let at = scope;
  while (!at.lowered && !at.isFunction && !at.node.type.startsWith("Class")) at = at.parent!;
  return at.lowered;
}

/** What has to be taken apart so that the whole is. */
function partOf(node: t.Node): t.Node {
  switch (node.type) {
    case "SwitchStatement":
      return node.cases[0]!;
    case "CatchClause":
    case "ForInStatement":
    case "ForOfStatement":
      return node.body;
    default:
      return node;
  }
}
