/**
 * What the option `metadata` tells about a body: its name, its file, and a part per state that
 * it starts or goes on in, with the position of the await and the local in each slot.
 *
 *   described(load$run, "load", "src/config.ts", "0:3:21 1:5:18:path,*tries 2:6:9:path");
 *
 * Strings, so that a body that is made anew on each call costs little more for it.
 */

import type * as t from "@babel/types";
import type { Target } from "../1-accept/target.js";
import type { Machine } from "../machine/machine.js";
import { type BodyName, bodyNode } from "../syntax/body-name.js";
import { call, evaluate, id, str } from "../syntax/build.js";
import type { BodyFunction } from "./emit.js";
import type { FrameLayout } from "./frame.js";
import type { Import } from "./names.js";
import type { StateNumbers } from "./states.js";

export function describe(
  target: Target,
  machine: Machine,
  { states, frame }: { states: StateNumbers; frame: FrameLayout },
): string[] | null {
  if (target.file === null) return null;
  const boxed = namesOfBoxes(target);
  const parts = [{ state: 0, text: position(target.node) }];
  for (const block of machine.blocks.values()) {
    if (block.exit.kind !== "suspend") continue;
    const slots = frame.kept(block).map((name) => {
      if (name === null) return "";
      return boxed.has(name) ? `*${name}` : name === machine.receiver ? "this" : name;
    });
    const text = `${position(block.exit.awaited)}:${slots.join(",")}`.replace(/[:,]+$/, "");
    parts.push({ state: states.numberOf(block.exit.to), text });
  }
  parts.sort((a, b) => a.state - b.state);
  return [target.name, target.file, parts.map(({ state, text }) => `${state}:${text}`).join(" ")];
}

/** The statement that says it at run time, where there is something to say. */
export function description(name: BodyName, { about }: BodyFunction, imports: Import): t.ExpressionStatement[] {
  return about === null ? [] : [evaluate(call(id(imports("described")), [bodyNode(name), ...about.map(str)]))];
}

/** As in stack traces: lines and columns count from 1. Line 0: code that another plugin made. */
function position({ loc }: t.Node): string {
  return loc ? `${loc.start.line}:${loc.start.column + 1}` : "0:0";
}

/** The locals that hold an object with the value in it. */
function namesOfBoxes({ names }: Target): Set<string> {
  const bindings = [...names.scopes.values()].flatMap((scope) => [...scope.bindings.values()]);
  return new Set(bindings.filter(({ place }) => place === "box" || place === "cell").map((one) => one.emittedName));
}
