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
import { boundIdentifiers, declaredBy } from "../syntax/bound.js";
import { namesIn } from "../syntax/names.js";
import { containsOwn } from "../syntax/walk.js";

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
    ({ statement, owner }) => statements.has(statement) && !declared.has(owner.name) && isSaidOf(owner, statement),
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

/** Otherwise another plugin has said anew what it is called now: `exports.f` */
function isSaidOf(owner: t.Identifier, statement: t.Statement): boolean {
  return containsOwn(statement, (node) => node === owner);
}

function namesDeclaredBy(node: t.Node): string[] {
  switch (node.type) {
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return node.declaration ? namesDeclaredBy(node.declaration) : [];
    case "ImportDeclaration":
      return node.specifiers.map(({ local }) => local.name);
    case "VariableDeclaration":
      return node.declarations.flatMap(({ id }) => boundIdentifiers(id)).map(({ name }) => name);
    default:
      return declaredBy(node);
  }
}
