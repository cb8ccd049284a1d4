/** Where statements and awaits of a source start, and which places of a source a map has. */

import { types as t } from "@babel/core";
import { eachMapping, type TraceMap } from "@jridgewell/trace-mapping";

export interface Start {
  type: string;
  /** "line:column". */
  place: string;
  text: string;
}

export function startsIn(ast: t.File, source: string): Start[] {
  const lines = source.split("\n");
  const found: Start[] = [];
  t.traverse(ast, (node, ancestors) => {
    if (!t.isAwaitExpression(node) && !isExecuted(node, ancestors.at(-1)?.node)) return;
    const { line, column } = node.loc!.start;
    const text = lines[line - 1]!.slice(column, column + 60).trimEnd();
    found.push({ type: node.type.replace(/Statement|Expression/, ""), place: `${line}:${column}`, text });
  });
  return found;
}

/** The declaration in the head of a `for` is where that begins. */
function isExecuted(node: t.Node, parent: t.Node | undefined): boolean {
  if (t.isForStatement(parent) && parent.init === node) return false;
  if (t.isImportDeclaration(node) || t.isBlock(node) || t.isLabeledStatement(node)) return false;
  return t.isStatement(node) && !t.isEmptyStatement(node);
}

/** "line:column" of the source, for everything that is mapped. */
export function placesOf(map: TraceMap): Set<string> {
  const places = new Set<string>();
  eachMapping(map, ({ originalLine, originalColumn }) => places.add(`${originalLine}:${originalColumn}`));
  return places;
}
