/** Where a coroutine stands: for people who wonder what it waits for. */

import { framesFrom, slotOf, waitedFor } from "./chain.js";
import type { Coroutine } from "./coroutine.js";
import { type Place, placeOf, placeText, slotNames } from "./described.js";
import type { Frame } from "./frame.js";
import type { Handle, Status } from "./handle.js";
import { type Leaf, START } from "./leaf.js";
import { preview } from "./preview.js";
import { HANDLE } from "./state.js";

/**
 * What a suspended chain waits for. "coroutine": one that is running, or on its way to its end.
 * "itself": coroutines that wait for each other. "turn": to be started, by a loop that is busy.
 */
export type LeafKind = "promise" | "callback" | "coroutine" | "itself" | "turn";

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
  ) {}

  toString(): string {
    const waits = this.leaf === null ? "" : `, waiting for ${inWords[this.leaf]}`;
    const name = this.start.file === undefined ? this.start.name : placeText(this.start);
    return [`${name}: ${this.status}${waits}`, ...this.frames.map(lineOf)].join("\n");
  }
}

const inWords: Record<LeafKind, string> = {
  promise: "a promise",
  callback: "a callback",
  coroutine: "another coroutine",
  itself: "itself",
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
  const handle = co[HANDLE];
  const { kind, chain } = waitingFor(handle);
  const frames = chain.flatMap(({ leaf }) => framesFrom(leaf!.parent).frames);
  return new Dump(handle.status, placeOf(handle.run, 0), kind, frames.map(activation));
}

/** The handles that wait for each other, innermost first, and what the innermost waits for. */
function waitingFor(handle: Handle): { kind: LeafKind | null; chain: Handle[] } {
  const outermostFirst = new Set<Handle>();
  let kind: LeafKind | null = null;
  for (let at = handle; kind === null && at.leaf !== null; ) {
    outermostFirst.add(at);
    const next = waitedFor(at.leaf);
    if (next === undefined) kind = kindOf(at.leaf);
    else if (outermostFirst.has(next)) kind = "itself";
    else if (next.leaf === null) kind = "coroutine";
    else at = next;
  }
  return { kind, chain: [...outermostFirst].reverse() };
}

/** By what only this kind has: other copies of this package have classes of their own. */
function kindOf(leaf: Leaf): LeafKind {
  if (leaf.kind === START) return "turn";
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
