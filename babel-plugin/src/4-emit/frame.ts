/**
 * What each suspension saves and each resumption restores.
 *
 *   return leave(frame, f$run, self, 2, a, undefined, c);
 *   a = frame.s0; b = frame.s1; c = frame.s2;
 */

import type * as t from "@babel/types";
import type { Live } from "../3-simplify/liveness.js";
import type { Block, Machine } from "../machine/machine.js";
import { array, id, at as index, member, num, set, undef } from "../syntax/build.js";

/** As many slots as a frame has without, and with, its second part. */
const NARROW = 3;
const WIDE = 8;

export class FrameLayout {
  private readonly slots: string[];

  constructor(
    machine: Machine,
    private readonly live: Live,
  ) {
    const saved = new Set([...live.values()].flatMap((names) => [...names]));
    const declared = [...machine.params.map((param) => param.name), ...machine.locals];
    this.slots = [...new Set(declared)].filter((name) => saved.has(name));
  }

  get isWide(): boolean {
    return this.slots.length > NARROW;
  }

  /** The values to save when this block suspends, slot by slot. */
  saved(block: Block): t.Expression[] {
    const names = this.live.get(block.id)!;
    const values: t.Expression[] = this.slots.map((name) => (names.has(name) ? id(name) : undef()));
    if (values.length > WIDE) values.splice(WIDE, values.length - WIDE, array(values.slice(WIDE)));
    while (values.length > 0 && isUndefined(values.at(-1)!)) values.pop();
    return values;
  }

  /** Takes them back, slot by slot. */
  restored(frame: string): t.Statement[] {
    return this.slots.map((name, slot) => set(id(name), slotOf(frame, slot)));
  }
}

function slotOf(frame: string, slot: number): t.Expression {
  return slot < WIDE ? member(id(frame), `s${slot}`) : index(member(id(frame), "rest"), num(slot - WIDE));
}

function isUndefined(node: t.Expression): boolean {
  return node.type === "Identifier" && node.name === "undefined";
}
