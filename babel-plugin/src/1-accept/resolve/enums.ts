/**
 * Enums: in their initialisers the members are names, and whoever lowers them looks constants up.
 *
 *   const s = "text";
 *   enum E { A = 1, B = A, C = s }      <- C is known to be a string, so that E.text is not "C"
 *
 * In a machine `s` is no constant any more. So these are refused, and so is an enum in two parts.
 */

import type * as t from "@babel/types";
import { enumMembers, membersOf } from "../../syntax/bound.js";
import { eachChild } from "../../syntax/walk.js";
import type { Resolver } from "./resolver.js";

export function enumDeclaration(r: Resolver, node: t.TSEnumDeclaration): void {
  r.open(node, false, () => {
    r.scope.declare(node.id.name, "name");
    for (const name of enumMembers(node)) r.scope.declare(name, "name");
    for (const { initializer } of membersOf(node)) {
      if (initializer && looksUp(r, initializer)) r.names.enums.push(initializer);
      if (initializer) r.visit(initializer);
    }
  });
  r.ready(node.id.name);
}

/** Flow's are made of literals. */
export function flowEnum(r: Resolver, node: t.EnumDeclaration): void {
  r.ready(node.id.name);
}

/** Whether a variable of the machine is looked up: it might be a constant. */
function looksUp(r: Resolver, node: t.Node): boolean {
  switch (node.type) {
    case "Identifier": {
      const binding = r.scope.find(node.name);
      return binding?.scope.lowered === true && binding.kind !== "param" && binding.kind !== "function";
    }
    case "MemberExpression":
      return looksUp(r, node.object);
    case "TemplateLiteral":
    case "BinaryExpression":
    case "UnaryExpression":
    case "ParenthesizedExpression": {
      let found = false;
      eachChild(node, (child) => {
        found ||= looksUp(r, child);
      });
      return found;
    }
    default:
      return false;
  }
}
