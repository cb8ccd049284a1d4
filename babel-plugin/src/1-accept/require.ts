/** Scripts get the names of the runtime by `require`: it has to be the one that was there before the script. */

import type * as t from "@babel/types";
import { declaredBy } from "../syntax/bound.js";

/**
 * What makes `require` a name of this script, in a dead zone at its top, or a function that loads who knows what. A `var` still is what it
 * was before its line is reached.
 */
export function ownRequire({ sourceType, body }: t.Program): t.Statement | null {
  if (sourceType === "module") return null;
  return body.find((one) => !isAmbient(one) && declaredBy(one).includes("require")) ?? null;
}

function isAmbient(statement: t.Statement): boolean {
  return "declare" in statement && statement.declare === true;
}
