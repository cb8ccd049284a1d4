/** Names of the file that nobody assigns. */

import type { Binding } from "@babel/traverse";
import type * as t from "@babel/types";
import { bare } from "../syntax/walk.js";

/** How names are assigned that Babel calls constant. */
export interface Unseen {
  /** What contains a direct call of `eval`, which may assign any name there, or declare another of that name. */
  evals: Set<t.Node>;
  /** `(f as any) = g`: the names behind assertions that are targets. */
  targets: Set<t.Node>;
}

export function isConstant({ constant, scope, referencePaths }: Binding, { evals, targets }: Unseen): boolean {
  if (!constant || evals.has(scope.block)) return false;
  return targets.size === 0 || !referencePaths.some(({ node }) => targets.has(node));
}

export function noteTargets(node: t.Node, { targets }: Unseen): void {
  for (const target of targetsOf(node)) {
    const inner = target && bare(target);
    if (inner !== target && inner?.type === "Identifier") targets.add(inner);
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
