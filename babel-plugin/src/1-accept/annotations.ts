/** Which functions are coroutines, and of which kind: wrappers, directives, the whole file, the option. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import type { Options } from "../options.js";
import { nameOf } from "../syntax/function-names.js";
import { bare, eachChild, type FunctionNode, isFunction } from "../syntax/walk.js";
import { noteUnseen, type Unseen } from "./constant.js";
import { directiveOf, hasToStayAsync, isDirective, isWorklet, type Meaning, wordsFor } from "./directives.js";
import { referencesTo } from "./meaning.js";
import { outside, Paths } from "./paths.js";
import type { Kind } from "./target.js";
import { findWrapped, propertyName, type Wrapped } from "./wrappers.js";

/** An annotated function, where it stands. */
export interface Annotated {
  path: NodePath<FunctionNode>;
  kind: Kind;
  /** `coroutine(...)` around it. */
  wrapper: NodePath<t.CallExpression> | null;
  /** Annotated in the file, or to be what it is not when left native: so it is refused where it cannot be compiled. */
  explicit: boolean;
}

export interface Found {
  /** Outer ones first. */
  annotated: Annotated[];
  /** Every identifier of the file: names of ours must differ from all of them. */
  names: Set<string>;
  unseen: Unseen;
  /** There are parentheses that are nodes, which hide what is in them. */
  hasParentheses: boolean;
}

export function findAnnotated(
  program: NodePath<t.Program>,
  options: Options,
  filename: string | undefined,
  refuse: (refusal: Refusal) => void,
): Found {
  const wrapped = findWrapped(program, options.runtime, refuse);
  const ofFile = directiveOf(program.node, refuse) ?? (hasToStayAsync(program.node) ? "none" : null);
  const found: Found = {
    annotated: [],
    names: new Set(),
    unseen: { evals: new Set(), targets: new Set(), blockFunctions: new Map(), aheadOfScopes: new Set() },
    hasParentheses: false,
  };
  const paths = new Paths(program);
  const around: t.Node[] = [];
  let inWorklet = isWorklet(program.node);
  const visit = (node: t.Node): void => {
    const outside = inWorklet;
    around.push(node);
    if (node.type === "Identifier" || node.type === "JSXIdentifier") found.names.add(node.name);
    else if (node.type === "ParenthesizedExpression") found.hasParentheses = true;
    else if (node.type === "ExpressionStatement") refuseMisplaced(node, node.expression, refuse);
    else if (node.type === "ClassProperty" && !node.value) refuseMisplaced(node, node.key, refuse);
    else if (isFunction(node)) {
      inWorklet ||= isWorklet(node.body);
      const place = { node, parent: around.at(-2)!, inWorklet, path: () => paths.to(around) as NodePath<FunctionNode> };
      const annotated = annotationOf(place, wrapped, ofFile, options, filename, refuse);
      if (annotated !== null) found.annotated.push(annotated);
    }
    noteUnseen(node, around, found.unseen);
    eachChild(node, visit);
    around.pop();
    inWorklet = outside;
  };
  visit(program.node);
  return found;
}

/** A string that stands by itself: in the body of a class it declares a field. */
function refuseMisplaced(node: t.Node, text: t.Node, refuse: (refusal: Refusal) => void): void {
  const value = text.type === "StringLiteral" ? text.value : "";
  if (isDirective(value)) refuse(new Refusal(node, "misplaced", { found: value }));
}

/** A function where it stands. Its path is made only for those that need it. */
interface Place {
  node: FunctionNode;
  parent: t.Node;
  inWorklet: boolean;
  path: () => NodePath<FunctionNode>;
}

function annotationOf(
  place: Place,
  wrapped: Map<t.Node, Wrapped>,
  ofFile: Meaning | null,
  options: Options,
  filename: string | undefined,
  refuse: (refusal: Refusal) => void,
): Annotated | null {
  const { node } = place;
  const own = node.body?.type === "BlockStatement" ? directiveOf(node.body, refuse) : null;
  const wrapper = wrapped.get(node) ?? null;
  if (wrapper !== null && own !== null && own !== wrapper.kind) {
    refuse(new Refusal(node, "conflict", { first: wordsFor(wrapper.kind), second: wordsFor(own) }));
  }
  const explicit = own ?? wrapper?.kind ?? null;
  if (explicit === "none") return null;
  if (explicit !== null && !node.async) {
    refuse(new Refusal(node, "not-async"));
    return null;
  }
  if (!node.async || (explicit === null && staysAsync(place))) return null;
  const kind = explicit ?? ofFile ?? byOption(place, options, filename);
  if (kind === null || kind === "none") return null;
  const inFile = explicit !== null || ofFile !== null;
  return { path: place.path(), kind, wrapper: wrapper?.path ?? null, explicit: inFile || kind !== "promise" };
}

function staysAsync(place: Place): boolean {
  return place.inWorklet || hasToStayAsync(place.node.body) || isSpecimen(place);
}

function byOption(place: Place, { annotate }: Options, filename: string | undefined): Kind | null {
  if (annotate === "marked") return null;
  if (annotate === "all") return "promise";
  const path = place.path();
  return annotate(path.node, { filename, name: nameOf(path), exported: isExported(path) });
}

/** `export async function f`, `export const f = async ...`, `export = async ...`, and `export { f }` behind or before them. */
function isExported(path: NodePath<FunctionNode>): boolean {
  const place = outside(path);
  if (place.isExportDefaultDeclaration() || place.isTSExportAssignment()) return true;
  const binding = place.scope.getBinding(declaredName(path.node, place.node) ?? "");
  if (binding?.scope.path.isProgram() !== true) return false;
  return referencesTo(binding).some((use) => /Export/.test(use.type) || /Export/.test(use.parent.type));
}

/** What the function is declared as, or assigned to, be it by default. */
function declaredName(node: FunctionNode, place: t.Node): string | null {
  if (node.type === "FunctionDeclaration") return node.id?.name ?? null;
  const target = targetOf(place);
  return target?.type === "Identifier" ? target.name : null;
}

function targetOf(place: t.Node): t.Node | null {
  switch (place.type) {
    case "VariableDeclarator":
      return place.id;
    case "AssignmentExpression":
    case "AssignmentPattern":
      return bare(place.left);
    default:
      return null;
  }
}

/**
 * `(async () => {}).constructor`, `const { constructor } = async () => {}`, `Object.getPrototypeOf(async function () {})`:
 * nobody calls it. The program wants to know what async functions are, and a compiled one would tell it something else.
 */
function isSpecimen(place: Place): boolean {
  const { node } = place;
  const parent = bare(place.parent) === node ? outside(place.path()).node : place.parent;
  if (parent.type === "MemberExpression")
    return bare(parent.object) === node && asks(parent, "constructor", "__proto__");
  if (parent.type === "VariableDeclarator") return parent.id.type === "ObjectPattern";
  if (parent.type === "AssignmentExpression") return parent.left.type === "ObjectPattern";
  if (parent.type !== "CallExpression" || !parent.arguments[0] || bare(parent.arguments[0]) !== node) return false;
  return parent.callee.type === "MemberExpression" && asks(parent.callee, "getPrototypeOf");
}

function asks(member: t.MemberExpression, ...names: string[]): boolean {
  return names.includes(propertyName(member) ?? "");
}
