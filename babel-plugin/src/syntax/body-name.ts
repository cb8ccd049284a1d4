/** How emitted code names the body of a function: by a variable, or by a private field of its class. */

import type * as t from "@babel/types";
import { id, privateMember } from "./build.js";

export interface BodyName {
  run: string;
  /** The class that has it as a static private field; null: it is a variable. */
  home: string | null;
}

/** `f$run`, `C.#m$run` */
export function bodyNode({ run, home }: BodyName): t.Expression {
  return home === null ? id(run) : privateMember(id(home), run);
}
