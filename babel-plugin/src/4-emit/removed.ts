/**
 * What another plugin has taken out of the file since, as those do that keep code for servers out of what is for browsers.
 * The call that puts the body on it goes as well, and the body, if nothing else names it.
 *
 *   export async function loader() { ... }     the source
 *
 *   function loader$run(depth, at) { ... }     gone, too
 *   compiled(loader, loader$run);
 */

import type * as t from "@babel/types";
import { boundIdentifiers } from "../syntax/bound.js";
import { eachChild } from "../syntax/walk.js";

/** A call `compiled(f, f$run)` or `compiled(C.prototype.m, m$run)` at the top of the file. */
export interface Attached {
  statement: t.Statement;
  /** The f, or the C. */
  owner: t.Identifier;
  body: t.Statement;
  run: string;
  /** What the option `metadata` tells about the body. */
  said: readonly t.Statement[];
}

export function dropRemoved(program: t.Program, attached: readonly Attached[]): void {
  if (attached.length === 0) return;
  const statements = new Set<t.Node>(program.body);
  const declared = new Set(program.body.flatMap(namesDeclaredBy));
  const gone = attached.filter(
    ({ statement, owner }) => statements.has(statement) && !declared.has(owner.name) && holds(statement, owner),
  );
  if (gone.length === 0) return;
  const dropped = new Set<t.Node>(gone.flatMap(({ statement, body, said }) => [statement, body, ...said]));
  const names = namesIn(program.body.filter((one) => !dropped.has(one)));
  const isNamed = ({ body, run }: Attached) => dropped.has(body) && names.has(run);
  for (let kept = gone.find(isNamed); kept !== undefined; kept = gone.find(isNamed)) {
    for (const one of [kept.body, ...kept.said]) dropped.delete(one);
    for (const name of namesIn([kept.body])) names.add(name);
  }
  program.body = program.body.filter((one) => !dropped.has(one));
}

function namesDeclaredBy(node: t.Statement): string[] {
  switch (node.type) {
    case "ExportNamedDeclaration":
      return node.declaration ? namesDeclaredBy(node.declaration) : [];
    case "ExportDefaultDeclaration":
      return "id" in node.declaration && node.declaration.id ? [node.declaration.id.name] : [];
    case "ImportDeclaration":
      return node.specifiers.map(({ local }) => local.name);
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return node.id ? [node.id.name] : [];
    case "VariableDeclaration":
      return node.declarations.flatMap(({ id }) => boundIdentifiers(id)).map(({ name }) => name);
    default:
      return [];
  }
}

/** Otherwise another plugin has said anew what it is called now: `exports.f` */
function holds(node: t.Node, one: t.Node): boolean {
  let found = node === one;
  eachChild(node, (child) => {
    found ||= holds(child, one);
  });
  return found;
}

function namesIn(statements: readonly t.Statement[]): Set<string> {
  const names = new Set<string>();
  const visit = (node: t.Node): void => {
    if (node.type === "Identifier") names.add(node.name);
    eachChild(node, visit);
  };
  statements.forEach(visit);
  return names;
}
