/**
 * Where sloppy code may declare functions, and strict code may not: behind labels that no jump can name, and as the branch of
 * an `if`, which is a block then.
 *
 *   label: function f() {}            function f() {}
 *   if (x) function f() {}            if (x) { function f() {} }
 */

import type * as t from "@babel/types";
import { block, placed } from "../syntax/build.js";
import { eachOwnChild, type FunctionNode } from "../syntax/walk.js";

/** Makes them declarations like any other, hoisted in their blocks. */
export function makeDeclarationsPlain(target: FunctionNode): void {
  const visit = (node: t.Node): void => {
    if (node.type === "BlockStatement") dropLabels(node.body);
    else if (node.type === "SwitchCase") dropLabels(node.consequent);
    else if (node.type === "IfStatement") {
      node.consequent = asBlock(node.consequent);
      if (node.alternate) node.alternate = asBlock(node.alternate);
    }
    eachOwnChild(node, visit);
  };
  visit(target.body);
}

/** In place: paths into the list stay good. */
function dropLabels(list: t.Statement[]): void {
  for (const [place, statement] of list.entries()) list[place] = withoutLabel(statement);
}

function withoutLabel(node: t.Statement): t.Statement {
  let inner = node;
  while (inner.type === "LabeledStatement") inner = inner.body;
  return inner.type === "FunctionDeclaration" ? inner : node;
}

function asBlock(branch: t.Statement): t.Statement {
  return branch.type === "FunctionDeclaration" ? placed(block([branch]), branch) : branch;
}
