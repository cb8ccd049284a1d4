/** Scripts get the names of the runtime by `require`: it has to be the one that was there before the script. */

import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import { declaredBy } from "../syntax/bound.js";

/**
 * For a script in which `require` is a name of its own: in a dead zone at its top, or a function that loads who knows what.
 * A `var` still is what it was before its line is reached.
 */
export function refusedRequire({ sourceType, body }: t.Program): Refusal | null {
  if (sourceType === "module") return null;
  const own = body.find((one) => !isAmbient(one) && declaredBy(one).includes("require"));
  return own === undefined ? null : new Refusal(own, "require");
}

function isAmbient(statement: t.Statement): boolean {
  return "declare" in statement && statement.declare === true;
}
