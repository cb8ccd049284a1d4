/** Jumps: where they go, and what they run on the way: open `finally` blocks, iterators that have to be closed. */

import type * as t from "@babel/types";
import { bug } from "../diagnostics.js";
import type { BlockId } from "../machine/machine.js";
import { isNamed } from "../syntax/assignment.js";
import { id, set } from "../syntax/build.js";
import type { Builder } from "./builder.js";
import { settled } from "./completion.js";
import type { Context, Destination, Jumps } from "./context.js";
import { recordExit } from "./record.js";

/** Where `break`, or `break label`, goes from here. */
export function breakTarget(b: Builder, label: string | null): Destination {
  return find(b, (one) => (label === null ? one.plain : one.labels.includes(label)), "breakTo");
}

export function continueTarget(b: Builder, label: string | null): Destination {
  return find(b, (one) => label === null || one.labels.includes(label), "continueTo");
}

function find(b: Builder, matches: (context: Jumps) => boolean, field: "breakTo" | "continueTo"): Destination {
  for (let { context } = b; context !== null; context = context.parent) {
    if (context.kind === "jumps" && context[field] !== null && matches(context)) {
      return { kind: "jump", to: context[field], context };
    }
  }
  throw bug("A jump without a target");
}

/** Whether a jump to it has to run something first. */
export function isFar(b: Builder, destination: Destination): boolean {
  for (const context of passedBy(b, destination)) if (context.kind !== "jumps") return true;
  return false;
}

function* passedBy(b: Builder, destination: Destination): Iterable<Context> {
  const end = destination.kind === "jump" ? destination.context : null;
  for (let { context } = b; context !== end && context !== null; context = context.parent) yield context;
}

/** Goes there, through every `finally` and every iterator that has to be closed. `value`: what is returned. */
export function leaveTo(b: Builder, destination: Destination, value: t.Expression | null = null): void {
  b.within(b.surroundings, () => {
    for (const context of passedBy(b, destination)) {
      if (!b.reachable) break;
      if (context.kind === "finally") {
        b.push(...recordExit(context, destination, value === null ? null : b.unnamed(value)));
        b.jump(context.body);
      } else if (context.kind === "closing") {
        b.protection = context.outer;
        b.context = context.parent;
        b.start(b.reserve());
        context.close();
      }
    }
    if (destination.kind === "jump") b.jump(destination.to);
    else returnValue(b, value);
  });
}

/** Completes the function. Errors of an adopted thenable are not for the handlers around it. */
function returnValue(b: Builder, value: t.Expression | null): void {
  const awaited = value === null ? null : settled(b, value);
  if (awaited === null) b.end({ kind: "return", value });
  else b.end({ kind: "tail", awaited });
}

export function throwValue(b: Builder, value: t.Expression): void {
  const { handler } = b.protection;
  if (handler === null) return b.end({ kind: "throw", value });
  if (!isNamed(value, b.target.locals.value)) b.push(set(b.value(), b.unnamed(value)));
  b.jump(handler);
}

/** How to go there from inside a statement: what to do first, and where to jump then. `value`: what is returned. */
export function wayTo(
  b: Builder,
  destination: Destination,
  value: t.Expression | null,
): { before: t.Statement[]; to: BlockId } {
  if (destination.kind === "jump" && !isFar(b, destination)) return { before: [], to: destination.to };
  const obstacle = nearestObstacle(b);
  if (obstacle?.kind === "finally") {
    const held = value === null ? null : b.unnamed(value);
    return { before: recordExit(obstacle, destination, held), to: obstacle.body };
  }
  const to = b.reserve();
  const kept = value === null ? null : b.temp("result");
  b.aside(to, null, b.surroundings, () => leaveTo(b, destination, kept === null ? null : id(kept)));
  return { before: kept === null ? [] : [set(id(kept), b.unnamed(value!))], to };
}

/** What a return from here comes to first. */
export function nearestObstacle({ context }: Builder): Context | null {
  let nearest = context;
  while (nearest?.kind === "jumps") nearest = nearest.parent;
  return nearest;
}
