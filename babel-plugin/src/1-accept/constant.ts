/** Names of the file that nobody assigns. */

import type { Binding } from "@babel/traverse";
import type * as t from "@babel/types";
import { boundIdentifiers } from "../syntax/bound.js";
import { bare, isDirectEval, isFunction } from "../syntax/walk.js";
import { isAhead } from "./meaning.js";
import { isStrictByItself } from "./strict.js";

/** How names are assigned that Babel calls constant. */
export interface Unseen {
  /** What contains a direct call of `eval`, which may assign any name there, or declare another of that name. */
  evals: Set<t.Node>;
  /** `(f as any) = g`: the names behind assertions that are targets. */
  targets: Set<t.Node>;
  /**
   * Functions in blocks of sloppy code, by their names: the function around each has a variable of that name, which it assigns,
   * and which hides what is outside.
   */
  blockFunctions: Map<string, t.Node[]>;
  /** Names that are assigned where Babel may look them up in the wrong scope. */
  aheadOfScopes: Set<string>;
}

export function isConstant({ constant, identifier, scope, path, referencePaths }: Binding, unseen: Unseen): boolean {
  const { evals, targets, blockFunctions, aheadOfScopes } = unseen;
  if (!constant || evals.has(scope.block) || aheadOfScopes.has(identifier.name)) return false;
  const ofBlocks = blockFunctions.get(identifier.name) ?? [];
  if (ofBlocks.some((one) => one !== path.node || takesVars(scope.block))) return false;
  return targets.size === 0 || !referencePaths.some(({ node }) => targets.has(node));
}

function takesVars(node: t.Node): boolean {
  return node.type === "Program" || isFunction(node);
}

/** `around`: what leads from the program to the node, both included. */
export function noteUnseen(node: t.Node, around: readonly t.Node[], unseen: Unseen): void {
  if (isDirectEval(node)) for (const one of around) unseen.evals.add(one);
  const isStrict = () => around.some((one) => one !== node && isStrictByItself(one));
  if (isBlockFunction(node, around) && !isStrict()) addTo(unseen.blockFunctions, node.id!.name, node);
  noteTargets(node, unseen);
  const assigned = assignedNames(node);
  if (assigned.length > 0 && around.some((one, place) => place > 0 && isAhead(one, around[place - 1]!)))
    for (const name of assigned) unseen.aheadOfScopes.add(name);
}

function addTo(found: Map<string, t.Node[]>, name: string, node: t.Node): void {
  found.set(name, [...(found.get(name) ?? []), node]);
}

/** Not one of a function's or the program's own list. */
function isBlockFunction(node: t.Node, around: readonly t.Node[]): node is t.FunctionDeclaration {
  if (node.type !== "FunctionDeclaration" || !node.id || node.async || node.generator) return false;
  const [outer, parent] = [around.at(-3), around.at(-2)!];
  return parent.type === "BlockStatement" ? !isFunction(outer!) : parent.type !== "Program";
}

function noteTargets(node: t.Node, { targets }: Unseen): void {
  for (const target of targetsOf(node)) {
    const inner = target && bare(target);
    if (inner !== target && inner?.type === "Identifier") targets.add(inner);
  }
}

/** What an expression, or the head of a loop, assigns. */
function assignedNames(node: t.Node): string[] {
  switch (node.type) {
    case "AssignmentExpression":
    case "ForInStatement":
    case "ForOfStatement":
      return boundIdentifiers(node.left).map(({ name }) => name);
    case "UpdateExpression":
      return boundIdentifiers(node.argument).map(({ name }) => name);
    default:
      return [];
  }
}

const nothing: ReadonlyArray<t.Node | null> = [];

/** What a node assigns by itself. */
function targetsOf(node: t.Node): ReadonlyArray<t.Node | null> {
  switch (node.type) {
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForInStatement":
    case "ForOfStatement":
      return [node.left];
    case "UpdateExpression":
    case "RestElement":
      return [node.argument];
    case "ArrayPattern":
      return node.elements;
    case "ObjectPattern":
      return node.properties.map((part) => (part.type === "RestElement" ? null : part.value));
    default:
      return nothing;
  }
}
