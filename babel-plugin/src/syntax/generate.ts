/** Code as text, for traces and bug reports only: printed by the Babel that the plugin runs in. */

import type * as t from "@babel/types";
import { withoutBigInt } from "./versions.js";

/** Without it, node types have to do. */
let print: ((node: t.Node) => string) | null = null;

export function useGenerator(generator: (node: t.Node) => string): void {
  print = generator;
}

export function generate(node: t.Node): string {
  try {
    return print === null ? `<${node.type}>` : print(readable(node));
  } catch {
    return `<${node.type}>`;
  }
}

/** A goto has no syntax of its own. */
function readable(node: t.Node): t.Node {
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      key === "loc" || key === "holder" || key.endsWith("omments") ? undefined : asLabel(withoutBigInt(value)),
    ),
  );
}

function asLabel(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("goto" in value)) return value;
  return { type: "ContinueStatement", label: { type: "Identifier", name: `b${value.goto}` } };
}
