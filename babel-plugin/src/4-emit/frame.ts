/**
 * What each suspension saves and each resumption restores.
 *
 *   return leave(depth, at, f$run, 2, a, undefined, c);
 *   a = at.s0; b = at.s1; c = at.s2;
 */

import type * as t from "@babel/types";
import type { Live } from "../machine/liveness.js";
import type { Block, Machine } from "../machine/machine.js";
import { array, assign, evaluate, id, at as index, member, num, undef } from "../syntax/build.js";

/** As many slots as a frame has without, and with, its second part. */
const NARROW = 3;
const WIDE = 8;

export class FrameLayout {
  /** The locals of each slot; never two that are needed after the same suspension. */
  private readonly slots: string[][];

  constructor(
    machine: Machine,
    private readonly live: Live["after"],
  ) {
    const saved = new Set([...live.values()].flatMap((names) => [...names]));
    const declared = [machine.receiver ?? [], ...machine.params.map((param) => param.name), ...machine.locals].flat();
    const names = [...new Set(declared)].filter((name) => saved.has(name));
    this.slots = assignSlots(names, live);
  }

  get isWide(): boolean {
    return this.slots.length > NARROW;
  }

  /** It is saved at some suspension, and restored. */
  has(name: string): boolean {
    return this.slots.some((sharing) => sharing.includes(name));
  }

  /** The values to save when this block suspends, slot by slot. */
  saved(block: Block): t.Expression[] {
    const values = this.kept(block).map((name): t.Expression => (name === null ? undef() : id(name)));
    if (values.length > WIDE) return [...values.slice(0, WIDE), array(trimmed(values.slice(WIDE)))];
    return trimmed(values);
  }

  /** The local that each slot holds when this block suspends. */
  kept(block: Block): Array<string | null> {
    const names = this.live.get(block.id)!;
    return this.slots.map((sharing) => sharing.find((one) => names.has(one)) ?? null);
  }

  /** Takes them back, slot by slot. */
  restored(frame: string): t.Statement[] {
    return this.slots.flatMap((sharing, slot) =>
      inParts(sharing).map((names) =>
        evaluate(names.reduceRight((value, name) => assign(id(name), value), slotOf(frame, slot))),
      ),
    );
  }
}

/**
 * A slot for each local while they fit: then a debugger shows each with its own value. Otherwise
 * locals share a slot that are never needed at the same time. Those that are not needed get the
 * other's value back, which nobody reads.
 */
function assignSlots(names: string[], live: Live["after"]): string[][] {
  const shared = shareSlots(names, live);
  const sameFrame = names.length <= WIDE && shared.length > NARROW;
  return names.length <= NARROW || sameFrame ? names.map((name) => [name]) : shared;
}

function shareSlots(names: string[], live: Live["after"]): string[][] {
  const suspensions = new Map<string, number[]>(names.map((name) => [name, []]));
  let count = 0;
  for (const needed of live.values()) {
    for (const name of needed) suspensions.get(name)?.push(count);
    count++;
  }
  const slots: Array<{ sharing: string[]; taken: Set<number> }> = [];
  for (const name of names) {
    const mine = suspensions.get(name)!;
    let slot = slots.find(({ taken }) => !mine.some((one) => taken.has(one)));
    if (slot === undefined) slots.push((slot = { sharing: [], taken: new Set() }));
    slot.sharing.push(name);
    for (const one of mine) slot.taken.add(one);
  }
  return slots.map(({ sharing }) => sharing);
}

/** `a = b = ... = at.s0` nests as deep as it is long, and whoever walks the output nests too. */
function inParts(names: string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < names.length; from += LONGEST) parts.push(names.slice(from, from + LONGEST));
  return parts;
}

const LONGEST = 50;

function slotOf(frame: string, slot: number): t.Expression {
  return slot < WIDE ? member(id(frame), `s${slot}`) : index(member(id(frame), "rest"), num(slot - WIDE));
}

function trimmed(values: t.Expression[]): t.Expression[] {
  return values.slice(0, values.findLastIndex((one) => !isUndefined(one)) + 1);
}

function isUndefined(node: t.Expression): boolean {
  return node.type === "Identifier" && node.name === "undefined";
}
