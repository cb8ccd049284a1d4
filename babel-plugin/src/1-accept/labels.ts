/** `label: function f() {}`, which sloppy code allows: a label that no jump can name. */

import type * as t from "@babel/types";
import { eachOwnChild, type FunctionNode } from "../syntax/walk.js";

/** Without it the declaration is one like any other, hoisted and shared by all states. */
export function dropFunctionLabels(target: FunctionNode): void {
  const visit = (node: t.Node): void => {
    if (node.type === "BlockStatement") dropIn(node.body);
    else if (node.type === "SwitchCase") dropIn(node.consequent);
    eachOwnChild(node, visit);
  };
  visit(target.body);
}

/** In place: paths into the list stay good. */
function dropIn(list: t.Statement[]): void {
  for (const [place, statement] of list.entries()) list[place] = withoutLabel(statement);
}

function withoutLabel(node: t.Statement): t.Statement {
  let inner = node;
  while (inner.type === "LabeledStatement") inner = inner.body;
  return inner.type === "FunctionDeclaration" ? inner : node;
}
