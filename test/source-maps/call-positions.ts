/** Where engines say that the calls of a source are: "line:column", counted as in source maps. */

import { parse, types as t } from "@babel/core";
import type { FixtureOptions } from "../support/fixture";

export function callPositions(source: string, file: string, { parser = [], sourceType }: FixtureOptions): Set<string> {
  const typescript = /\.tsx?$/.test(file) ? ["typescript" as const] : [];
  const plugins = [...parser, ...typescript, "explicitResourceManagement" as const];
  const ast = parse(source, { filename: file, sourceType, configFile: false, babelrc: false, parserOpts: { plugins } });
  const found = new Set<string>();
  t.traverseFast(ast!, (node) => {
    const callee = calleeOf(node);
    if (callee !== null) found.add(placeOf(callee));
  });
  return found;
}

function calleeOf(node: t.Node): t.Node | null {
  if (node.type === "CallExpression" || node.type === "OptionalCallExpression") return bare(node.callee);
  return node.type === "TaggedTemplateExpression" ? bare(node.tag) : null;
}

function bare(node: t.Node): t.Node {
  return t.isTSNonNullExpression(node) || t.isTSAsExpression(node) ? bare(node.expression) : node;
}

/** A name where it starts, also that of a member; anything else where it ends. */
function placeOf(callee: t.Node): string {
  const isMember = t.isMemberExpression(callee) || t.isOptionalMemberExpression(callee);
  const name = isMember && !callee.computed ? callee.property : callee;
  const { line, column } = t.isIdentifier(name) ? name.loc!.start : callee.loc!.end;
  return `${line}:${column}`;
}
