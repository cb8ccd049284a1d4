/** Which functions are coroutines, and of which kind: wrappers, directives, the whole file, the option. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import type { Options } from "../options.js";
import { nameOf } from "../syntax/function-names.js";
import type { FunctionNode } from "../syntax/walk.js";
import { directiveOf, isDirective, type Meaning, wordsFor } from "./directives.js";
import type { Kind } from "./target.js";
import { findWrapped, propertyName, type Wrapped } from "./wrappers.js";

/** An annotated function, where it stands. */
export interface Annotated {
  path: NodePath<FunctionNode>;
  kind: Kind;
  /** `coroutine(...)` around it. */
  wrapper: NodePath<t.CallExpression> | null;
  /** Annotated by itself, and not because everything is. */
  explicit: boolean;
}

export function findAnnotated(
  program: NodePath<t.Program>,
  options: Options,
  filename: string | undefined,
  refuse: (refusal: Refusal) => void,
): Annotated[] {
  const wrapped = findWrapped(program, options.runtime, refuse);
  const ofFile = directiveOf(program.node, refuse);
  const found: Annotated[] = [];
  program.traverse({
    Function(path) {
      const annotated = annotationOf(path as NodePath<FunctionNode>, wrapped, ofFile, options, filename, refuse);
      if (annotated !== null) found.push(annotated);
    },
    ExpressionStatement({ node }) {
      const value = node.expression.type === "StringLiteral" ? node.expression.value : "";
      if (isDirective(value)) refuse(new Refusal(node, "misplaced", { found: value }));
    },
  });
  return found;
}

function annotationOf(
  path: NodePath<FunctionNode>,
  wrapped: Map<t.Node, Wrapped>,
  ofFile: Meaning | null,
  options: Options,
  filename: string | undefined,
  refuse: (refusal: Refusal) => void,
): Annotated | null {
  const { node } = path;
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
  if (!node.async || (explicit === null && isSpecimen(path))) return null;
  const kind = explicit ?? (ofFile === "none" ? null : ofFile) ?? byOption(path, options, filename);
  if (kind === null) return null;
  return { path, kind, wrapper: wrapper?.path ?? null, explicit: explicit !== null || ofFile !== null };
}

function byOption(path: NodePath<FunctionNode>, { annotate }: Options, filename: string | undefined): Kind | null {
  if (annotate === "marked") return null;
  if (annotate === "all") return "promise";
  const exported =
    path.parentPath?.isExportDeclaration() === true || path.getStatementParent()?.isExportDeclaration() === true;
  return annotate(path.node, { filename, name: nameOf(path), exported });
}

/**
 * `(async () => {}).constructor`, `Object.getPrototypeOf(async function () {})`: nobody calls it. The program wants to
 * know what async functions are, and a compiled one would tell it something else.
 */
function isSpecimen({ node, parent }: NodePath): boolean {
  if (parent.type === "MemberExpression") return parent.object === node && asks(parent, "constructor", "__proto__");
  if (parent.type !== "CallExpression" || parent.arguments[0] !== node) return false;
  return parent.callee.type === "MemberExpression" && asks(parent.callee, "getPrototypeOf");
}

function asks(member: t.MemberExpression, ...names: string[]): boolean {
  return names.includes(propertyName(member) ?? "");
}
