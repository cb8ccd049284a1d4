/** What surrounds the code that is lowered: where errors and destruction go, and what a jump has to pass. */

import type { BlockId } from "../machine/machine.js";

/** Where errors and destruction go. */
export interface Protection {
  handler: BlockId | null;
  cleanup: BlockId | null;
}

/** What a jump out of the current place has to pass. */
export type Context = { parent: Context | null; outer: Protection } & (
  | ({ kind: "jumps" } & JumpTargets)
  | { kind: "finally"; body: BlockId; completion: string; held: string; exits: Destination[]; returns: boolean }
  | { kind: "closing"; close: () => void }
);

export interface JumpTargets {
  labels: string[];
  /** Also jumps without a label end here. */
  plain: boolean;
  breakTo: BlockId | null;
  continueTo: BlockId | null;
}

export type Finally = Extract<Context, { kind: "finally" }>;
export type Jumps = Extract<Context, { kind: "jumps" }>;

/** What applies to the code that is lowered now. */
export interface Surroundings {
  protection: Protection;
  context: Context | null;
}

/** Where a jump goes: a block that belongs to a context, or out of the function. */
export type Destination = { kind: "jump"; to: BlockId; context: Context | null } | { kind: "return" };

export function sameDestination(a: Destination, b: Destination): boolean {
  return a.kind === "return" || b.kind === "return" ? a.kind === b.kind : a.to === b.to;
}
