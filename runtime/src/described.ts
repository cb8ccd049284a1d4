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
