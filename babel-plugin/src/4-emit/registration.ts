/**
 * Where the statement stands that puts the body of a declaration on its entry.
 *
 * Behind the declaration, as a reader expects it, unless something runs before: what runs may call the function, give it
 * away, assign its name, or leave. Then it stands before that, for the function is there from the start of its list too.
 *
 *   async function f() { ... }             return f;
 *                                          async function f() { ... }
 *
 *   function f() { ... }                   compiled(f, f$run);
 *   function f$run() { ... }               return f;
 *   compiled(f, f$run);                    function f() { ... }
 *                                          function f$run() { ... }
 *
 * Where the name is assigned, also whatever looks as if nothing ran may do that: a superclass that is a proxy, a `require` of
 * the program's own. In a module no place is early enough then, for others in a cycle of imports run before it.
 */

import type * as t from "@babel/types";
import { isDecorated, isQuiet, isUnfailing, runsWithClass } from "../syntax/quiet.js";
import { isFunction, isTypeOnly } from "../syntax/walk.js";

/** What is known of the statements around a declaration. */
export interface Surroundings {
  /** The name that is declared, where something assigns it. */
  assigned: string | null;
  /** Calls that will be gone. */
  erased: ReadonlySet<t.Node>;
}

/** Null: behind the declaration. */
export function placeOfRegistration(
  list: readonly t.Statement[],
  declaration: t.Statement,
  around: Surroundings,
): number | null {
  const first = list.findIndex((one) => one === declaration || runs(one, around));
  return list[first] === declaration ? null : first;
}

/** Of several declarations of one name in a list the last one is meant. */
export function isOverwritten(list: readonly t.Statement[], { id }: t.FunctionDeclaration, at: t.Statement): boolean {
  return list
    .slice(list.indexOf(at) + 1)
    .some((one) => one.type === "FunctionDeclaration" && one.id?.name === id?.name);
}

/** Whether code of the program may run here, the name be assigned, or the rest of the list be left. */
function runs(node: t.Statement, around: Surroundings): boolean {
  if (isTypeOnly(node)) return false;
  switch (node.type) {
    case "EmptyStatement":
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "FunctionDeclaration":
      return false;
    case "TSImportEqualsDeclaration":
      return around.assigned !== null;
    case "ExportNamedDeclaration":
      return node.declaration != null && runs(node.declaration, around);
    case "ExportDefaultDeclaration":
      return !isFunction(node.declaration) && !isQuietClass(node.declaration, around);
    case "ClassDeclaration":
      return !isQuietClass(node, around);
    case "VariableDeclaration":
      return node.declarations.some(
        ({ id, init }) =>
          id.type !== "Identifier" || !(init == null || (id.name !== around.assigned && isCalm(init, around))),
      );
    default:
      return true;
  }
}

function isCalm(value: t.Expression, { assigned, erased }: Surroundings): boolean {
  return assigned !== null ? isUnfailing(value, erased) : isQuiet(value, erased);
}

/** A class that only comes to be. */
function isQuietClass(node: t.Node, around: Surroundings): boolean {
  if (node.type !== "ClassDeclaration" || (node.superClass && !isCalm(node.superClass, around))) return false;
  return (
    !isDecorated(node) &&
    !node.body.body.some((one) => isComputed(one) || runsWithClass(one, (value) => isCalm(value, around)))
  );
}

function isComputed(member: t.ClassBody["body"][number]): boolean {
  return !isTypeOnly(member) && "computed" in member && member.computed === true;
}
