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
 */

import type * as t from "@babel/types";
import { isDecorated, isQuiet, runsWithClass } from "../syntax/quiet.js";
import { isFunction, isTypeOnly } from "../syntax/walk.js";

/** Null: behind the declaration. `erased`: calls that will be gone. */
export function placeOfRegistration(
  list: readonly t.Statement[],
  declaration: t.Statement,
  name: string | undefined,
  erased: ReadonlySet<t.Node>,
): number | null {
  const first = list.findIndex((one) => one === declaration || runs(one, erased) || assigns(one, name));
  return list[first] === declaration ? null : first;
}

/** Of several declarations of one name in a list the last one is meant. */
export function isOverwritten(list: readonly t.Statement[], { id }: t.FunctionDeclaration, at: t.Statement): boolean {
  return list
    .slice(list.indexOf(at) + 1)
    .some((one) => one.type === "FunctionDeclaration" && one.id?.name === id?.name);
}

/** Whether code of the program may run here, or the rest of the list be left. */
function runs(node: t.Statement, erased: ReadonlySet<t.Node>): boolean {
  if (isTypeOnly(node)) return false;
  switch (node.type) {
    case "EmptyStatement":
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "FunctionDeclaration":
    case "TSImportEqualsDeclaration":
      return false;
    case "ExportNamedDeclaration":
      return node.declaration != null && runs(node.declaration, erased);
    case "ExportDefaultDeclaration":
      return !isFunction(node.declaration) && !isQuietClass(node.declaration, erased);
    case "ClassDeclaration":
      return !isQuietClass(node, erased);
    case "VariableDeclaration":
      return node.declarations.some(
        ({ id, init }) => id.type !== "Identifier" || !(init == null || isQuiet(init, erased)),
      );
    default:
      return true;
  }
}

/** `var f = x`, beside a function of that name. */
function assigns(node: t.Statement, name: string | undefined): boolean {
  return (
    node.type === "VariableDeclaration" &&
    node.declarations.some(({ id, init }) => init != null && id.type === "Identifier" && id.name === name)
  );
}

/** A class that only comes to be. */
function isQuietClass(node: t.Node, erased: ReadonlySet<t.Node>): boolean {
  if (node.type !== "ClassDeclaration" || (node.superClass && node.superClass.type !== "Identifier")) return false;
  return !isDecorated(node) && !node.body.body.some((one) => isComputed(one) || runsWithClass(one, erased));
}

function isComputed(member: t.ClassBody["body"][number]): boolean {
  return !isTypeOnly(member) && "computed" in member && member.computed === true;
}
