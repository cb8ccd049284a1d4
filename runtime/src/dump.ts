/** Where a coroutine stands: for people who wonder what it waits for. */

import { framesFrom, groupOf, type Members, slotOf, waitedFor } from "./chain.js";
import type { Coroutine } from "./coroutine.js";
import { type Place, placeOf, placeText, slotNames } from "./described.js";
import type { Frame } from "./frame.js";
import type { Handle, Status } from "./handle.js";
import { FRAME, type Leaf, START } from "./leaf.js";
import { preview } from "./preview.js";
import { HANDLE } from "./state.js";

/**
 * What a suspended chain waits for. "coroutine": one that is running, or on its way to its end.
 * "itself": coroutines that wait for each other. "group": several, for `all`, `race`, `scope` and the
 * like. "turn": to be started, by a loop that is busy.
 */
export type LeafKind = "promise" | "callback" | "coroutine" | "itself" | "group" | "turn";

/** A function that waits, and where. */
export interface Activation extends Place {
  /** What it will still need, by the names of the output. Only with metadata. */
  readonly locals?: Readonly<Record<string, unknown>>;
}

/** Where a coroutine stood when it was asked. `String(dump)` is a text of several lines. */
export class Dump {
  constructor(
    readonly status: Status,
    /** The function, and where it begins. */
    readonly start: Place,
    /** Null: it does not wait. */
    readonly leaf: LeafKind | null,
    /** The innermost await first; also those of coroutines that it waits for. */
    readonly frames: readonly Activation[],
    /** The coroutines that a group waits for. */
    readonly members: readonly Dump[],
  ) {}

  toString(): string {
    const waits = this.leaf === null ? "" : `, waiting for ${inWords[this.leaf]}`;
    const name = this.start.file === undefined ? this.start.name : placeText(this.start);
    const members = this.members.map((one) => `    ${String(one).replace(/\n/g, "\n    ")}`);
    return [`${name}: ${this.status}${waits}`, ...members, ...this.frames.map(lineOf)].join("\n");
  }
}

const inWords: Record<LeafKind, string> = {
  promise: "a promise",
  callback: "a callback",
  coroutine: "another coroutine",
  itself: "itself",
  group: "several",
  turn: "its turn",
};

function lineOf(frame: Activation): string {
  const locals = Object.entries(frame.locals ?? {}).map(([name, value]) => `${name}: ${preview(value)}`);
  return `    at ${placeText(frame)}${locals.length === 0 ? "" : ` { ${locals.join(", ")} }`}`;
}

/**
 * Where a coroutine stands: its status, what it waits for, and the functions in which it does,
 * from the innermost await outwards. Only reads: nothing is started, and no code of the program
 * runs, getters and proxies included, not even for the text.
 *
 * Lines, columns and locals are there for functions that were compiled with `metadata: true`.
 */
export function dump(co: Coroutine<any>): Dump {
  return dumpOf(co[HANDLE], new Set());
}

/** `seen`: those that wait for this one. */
function dumpOf(handle: Handle, seen: Set<Handle>): Dump {
  const { kind, chain } = waitingFor(handle, seen);
  const group = groupOf(chain[0]?.leaf ?? null);
  const frames = chain.flatMap(({ leaf }) => framesFrom(leaf!.parent).frames);
  // The machine of a group is nobody's function.
  if (group !== undefined) frames.shift();
  const members = group === undefined ? [] : membersOf(group).filter((one) => !seen.has(one));
  const inner = members.map((one) => dumpOf(one, new Set(seen)));
  return new Dump(handle.status, placeOf(handle.run, 0), kind, frames.map(activation), inner);
}

/** The handles that wait for each other, innermost first, and what the innermost waits for. */
function waitingFor(handle: Handle, seen: Set<Handle>): { kind: LeafKind | null; chain: Handle[] } {
  const outermostFirst: Handle[] = [];
  let kind: LeafKind | null = null;
  for (let at = handle; kind === null && at.leaf !== null; ) {
    seen.add(at);
    outermostFirst.push(at);
    const next = waitedFor(at.leaf);
    if (next === undefined) kind = kindOf(at.leaf);
    else if (seen.has(next)) kind = "itself";
    else if (next.leaf === null) kind = "coroutine";
    else at = next;
  }
  return { kind, chain: outermostFirst.reverse() };
}

/** The body of a scope is a member; others only await an item, and what is told is that, if it is a coroutine. */
function membersOf({ pending }: Members): Handle[] {
  return [...pending].flatMap((member) => {
    if (member.leaf?.parent?.kind === FRAME) return [member];
    return waitedFor(member.leaf) ?? [];
  });
}

/** By what only this kind has: other copies of this package have classes of their own. */
function kindOf(leaf: Leaf): LeafKind {
  if (leaf.kind === START) return "turn";
  if (groupOf(leaf) !== undefined) return "group";
  return "resumed" in leaf ? "callback" : "promise";
}

function activation(frame: Frame): Activation {
  const { run, state } = frame;
  const names = slotNames(run, state);
  if (names === undefined) return placeOf(run, state);
  const locals = names.flatMap((name, slot) => (name === "" ? [] : localIn(name, slotOf(frame, slot))));
  return { ...placeOf(run, state), locals: Object.fromEntries(locals) };
}

/** A name and its value; nothing for one that is not initialised yet. */
function localIn(name: string, held: unknown): Array<[string, unknown]> {
  if (!name.startsWith("*")) return [[name, held]];
  try {
    return [[name.slice(1), (held as { value: unknown }).value]];
  } catch {
    return [];
  }
}
