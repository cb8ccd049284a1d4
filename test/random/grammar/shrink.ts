/**
 * Smaller trees to try in place of a failing one, the boldest first.
 *
 *   a list of parts     without some of them
 *   a part              what stands in one of its own slots instead, or the plainest of its sort
 *   `pick`              0, then half
 */

import type { Grammar, Slot } from "./grammar.ts";
import { sizeOf, type Tree } from "./tree.ts";

export function* shrink(grammar: Grammar, tree: Tree): Generator<Tree> {
  for (const name of slotsBySize(tree)) {
    const slot = tree.construct.slots[name] as Slot;
    for (const part of shrinkPart(grammar, slot, tree.parts[name] ?? [])) {
      yield { ...tree, parts: { ...tree.parts, [name]: part } };
    }
  }
  if (tree.pick > 0) yield { ...tree, pick: 0 };
  if (tree.pick > 1) yield { ...tree, pick: Math.floor(tree.pick / 2) };
}

function slotsBySize(tree: Tree): string[] {
  const size = (name: string) => (tree.parts[name] ?? []).reduce((sum, child) => sum + sizeOf(child), 0);
  return Object.keys(tree.construct.slots).sort((a, b) => size(b) - size(a));
}

function* shrinkPart(grammar: Grammar, slot: Slot, part: readonly Tree[]): Generator<readonly Tree[]> {
  yield* withoutSome(part, slot.min);
  for (const [at, child] of part.entries()) {
    for (const replacement of replacements(grammar, slot, child)) {
      const next = [...part.slice(0, at), ...replacement, ...part.slice(at + 1)];
      if (next.length <= slot.max) yield next;
    }
  }
  for (const [at, child] of part.entries()) {
    for (const smaller of shrink(grammar, child)) yield [...part.slice(0, at), smaller, ...part.slice(at + 1)];
  }
}

/** All that may go, then runs of half the length, and so on to single ones. */
function* withoutSome(part: readonly Tree[], min: number): Generator<readonly Tree[]> {
  for (let run = part.length - min; run > 0; run = Math.floor(run / 2)) {
    for (let at = 0; at + run <= part.length; at += run) yield [...part.slice(0, at), ...part.slice(at + run)];
  }
}

/** What can stand for a child: the plainest of its sort, or parts of its own. */
function* replacements(grammar: Grammar, slot: Slot, child: Tree): Generator<readonly Tree[]> {
  const plainest = grammar.plainest(slot.sort);
  if (plainest !== undefined && plainest !== child.construct) yield [{ construct: plainest, pick: 0, parts: {} }];
  for (const part of Object.values(child.parts)) {
    const fitting = part.filter((inner) => inner.construct.sort === slot.sort);
    if (fitting.length > 0 && slot.max > 1) yield fitting;
    else for (const inner of fitting) yield [inner];
  }
  for (const part of Object.values(child.parts)) {
    for (const inner of part) if (inner.construct.sort !== slot.sort) yield* deeper(slot, inner);
  }
}

/** A part further down, behind one of another sort: the body of a case, the value of a property. */
function* deeper(slot: Slot, tree: Tree): Generator<readonly Tree[]> {
  for (const part of Object.values(tree.parts)) {
    const fitting = part.filter((inner) => inner.construct.sort === slot.sort);
    if (fitting.length > 0) yield slot.max > 1 ? fitting : fitting.slice(0, 1);
  }
}
