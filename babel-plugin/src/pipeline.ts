/**
 * One accepted function in, its body out.
 *
 *   Target  --lower-->  Machine  --passes-->  Machine  --emit-->  body function
 *
 * Data moves to the right only. Nothing after `lower` reads the source tree, and nothing
 * before `emit` builds output.
 */

import type { Target } from "./1-accept/target.js";
import { lower } from "./2-lower/lower.js";
import { passes } from "./3-simplify/index.js";
import { type BodyFunction, emit } from "./4-emit/emit.js";
import type { Import } from "./4-emit/names.js";
import { verify } from "./machine/verify.js";
import type { UsedNames } from "./syntax/names.js";
import type { Trace } from "./trace.js";

export function compile(target: Target, imports: Import, used: UsedNames, trace: Trace): BodyFunction {
  const machine = lower(target, imports, used);
  verify(machine, "lower");
  trace("lower", machine);

  for (const { name, run } of passes) {
    run(machine);
    verify(machine, name);
    trace(name, machine);
  }

  return emit(target, machine, imports);
}
