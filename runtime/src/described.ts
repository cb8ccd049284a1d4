/**
 * What the compiler tells about a body with the option `metadata`, and where a state is then in
 * the source: for stack traces, `dump()` and other tools.
 */

import type { Body } from "./frame.js";
import { CONTRACT_VERSION } from "./state.js";

/** Carried by a described body. */
const ABOUT: unique symbol = Symbol.for(`coroutine-runtime.about.v${CONTRACT_VERSION}`) as never;

interface About {
  readonly name: string;
  readonly file: string;
  /** See `described`. */
  readonly states: string;
}

/**
 * Notes what a body is called and where it is written. `states` has a part for the start, and
 * for each state that a suspension goes on in: state, line, column, and the names of the locals
 * in the slots, where `*` marks one that is held in a box.
 *
 *   described(load$run, "load", "src/config.ts", "0:3:21 1:5:18:path,*tries 2:6:9:path");
 */
export function described(run: Body, name: string, file: string, states: string): void {
  (run as { [ABOUT]?: About })[ABOUT] = { name, file, states };
}

/** A function, and where in its source a state of it is. */
export interface Place {
  /** The function's name; without metadata that of its body. */
  readonly name: string;
  readonly state: number;
  /** Only with metadata. Lines and columns count from 1. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Where a body is in this state: state 0 is its start, others are awaits. */
export function placeOf(run: Body, state: number): Place {
  const about = (run as { [ABOUT]?: About })[ABOUT];
  if (about === undefined) return { name: nameOf(run), state };
  const [, line, column] = partOf(about, state) ?? [];
  return { name: about.name, state, file: about.file, line: Number(line), column: Number(column) };
}

/** "load" for `load$run`; "sleep" for `startSleep` of this package. */
function nameOf({ name }: Body): string {
  if (!name.includes("$run"))
    return name.replace(/^start([A-Z])/, (_, first: string) => first.toLowerCase()) || "anonymous";
  return name.replace(/^#|\$run\$?\d*$/g, "");
}

/** The locals in the slots of a frame in this state: `*` marks those in a box, "" a slot that is not used. */
export function slotNames(run: Body, state: number): string[] | undefined {
  const about = (run as { [ABOUT]?: About })[ABOUT];
  if (about === undefined) return undefined;
  const names = partOf(about, state)?.[3];
  return names === undefined ? [] : names.split(",");
}

function partOf({ states }: About, state: number): string[] | undefined {
  const part = states.split(" ").find((one) => one.startsWith(`${state}:`));
  return part?.split(":");
}

/** "load (src/config.ts:5:18)", or "load (state 1)" without metadata. */
export function placeText({ name, state, file, line, column }: Place): string {
  return `${name} (${file === undefined ? `state ${state}` : `${file}:${line}:${column}`})`;
}
