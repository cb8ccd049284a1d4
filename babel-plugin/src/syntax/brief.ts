/** Code that may as well stand in two places. */

import type * as t from "@babel/types";
import { eachChild, isFunction } from "./walk.js";

/** As many nodes as `const point = value; total += point.x + point.y; i++` has, and a few more. */
const BRIEF = 24;

/** Few nodes, and none that has an identity of its own, or that other tools look for. */
export function isBrief(code: t.Node[]): boolean {
  let count = 0;
  const fits = (node: t.Node): boolean => {
    if (++count > BRIEF || isFunction(node) || unique.has(node.type)) return false;
    let all = true;
    eachChild(node, (child) => {
      all &&= fits(child);
    });
    return all;
  };
  return code.every(fits);
}

const unique: ReadonlySet<string> = new Set<t.Node["type"]>([
  "ClassDeclaration",
  "ClassExpression",
  "DoExpression",
  "Import",
  "ImportExpression",
  "MetaProperty",
  "ModuleExpression",
  "NewExpression",
  "TaggedTemplateExpression",
]);
