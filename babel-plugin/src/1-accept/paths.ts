/** Babel's paths, for the few nodes that need one: to have one for each is most of what a traversal costs. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { bare } from "../syntax/walk.js";

export class Paths {
  private readonly known = new Map<t.Node, NodePath>();

  constructor(private readonly program: NodePath<t.Program>) {
    this.known.set(program.node, program);
  }

  /** The path of the last of these nodes. Each is a child of the one before, and the first is the program. */
  to(nodes: readonly t.Node[]): NodePath {
    let path: NodePath = this.program;
    for (const node of nodes.slice(1)) path = this.known.get(node) ?? this.child(path, node);
    return path;
  }

  /** Those of a whole list at once, because Babel makes them so. */
  private child(path: NodePath, node: t.Node): NodePath {
    const found = path.get(keyOf(path.node, node)) as unknown as NodePath | NodePath[];
    for (const one of Array.isArray(found) ? found : [found]) if (one.node) this.known.set(one.node, one);
    return this.known.get(node)!;
  }
}

function keyOf(parent: t.Node, node: t.Node): string {
  for (const [key, field] of Object.entries(parent)) {
    if (field === node || (Array.isArray(field) && field.includes(node))) return key;
  }
  throw new Error(`${node.type} is no child of ${parent.type}`);
}

/** What stands around this, other than type assertions and parentheses. */
export function outside(path: NodePath): NodePath {
  return path.findParent(({ node }) => bare(node) === node)!;
}
