/**
 * Closures that are surely there when they are awaited. Their bodies are locals of the same scope by then:
 *
 *   const add = async (x) => ...; await add(1);
 *
 *   const add$run = (depth, self, x) => ...; const add = ...; await add$run(1);
 */

import type * as t from "@babel/types";
import type { BodyName } from "../syntax/body-name.js";
import type { Analysis } from "./analyse.js";
import { isReady } from "./bindings.js";
import { calleeOf } from "./bodies.js";

/** Puts the names of such bodies where they are called, and gives these places. The function is to be resolved again then. */
export function callOwnBodies({ awaiting, names }: Analysis, bodies: ReadonlyMap<t.Node, BodyName>): Set<t.Node> {
  const callees = new Set([...awaiting].map(calleeOf));
  const found = new Set<t.Node>();
  for (const { lowered, bindings } of names.scopes.values()) {
    if (!lowered) continue;
    for (const binding of bindings.values()) {
      if (binding.assigned) continue;
      for (const use of binding.references) {
        const body = callees.has(use.node) ? bodies.get(use.node) : undefined;
        if (!body || body.home !== null || use.closure !== null || !isReady(binding, use)) continue;
        (use.node as t.Identifier).name = body.run;
        found.add(use.node);
      }
    }
  }
  return found;
}
