/**
 * The completion record of a `finally`: how it was entered, so that its end can go on with that.
 *
 *   held = value; completion = 2; jump finally        <- a `return` of value passes it
 *   held = undefined; completion = 0; jump finally    <- the end of the `try`
 */

import type * as t from "@babel/types";
import { id, num, set, undef } from "../syntax/build.js";
import { type Destination, type Finally, sameDestination } from "./context.js";

/** The codes of a completion record; jumps and returns come after these. */
export const NORMAL = 0;
export const THROWN = 1;
const FIRST_EXIT = 2;

/** Both locals are written: what one of an earlier turn has held is not kept alive. */
export function record({ held, completion }: Finally, code: number, value: t.Expression | null): t.Statement[] {
  return [set(id(held), value ?? undef()), set(id(completion), num(code))];
}

/** A jump, or a return, through the `finally`. */
export function recordExit(region: Finally, destination: Destination, value: t.Expression | null): t.Statement[] {
  let exit = region.exits.findIndex((one) => sameDestination(one, destination));
  if (exit < 0) exit = region.exits.push(destination) - 1;
  if (value !== null) region.returns = true;
  return record(region, exitCode(exit), value);
}

/** The code of a registered exit. */
export function exitCode(index: number): number {
  return FIRST_EXIT + index;
}
