/** Names of the file that nobody assigns. */

import type { Binding } from "@babel/traverse";
import type * as t from "@babel/types";

/** `evals`: what contains a direct call of `eval`, which may assign any name there, or declare another of that name. */
export function isConstant({ constant, scope }: Binding, evals: ReadonlySet<t.Node>): boolean {
  return constant && !evals.has(scope.block);
}
