/** Groups whose members await items that are given at once. */

import { wait } from "../await.js";
import { begin, type Handle } from "../handle.js";
import { Group, type Outcome, run, type Settled } from "./group.js";

/**
 * The body of a coroutine that waits for several items. `settled` decides; `over` does when
 * all have ended and nothing is decided.
 */
export function runGroup(
  depth: number,
  items: Iterable<unknown>,
  settled: Settled,
  over: () => Outcome | undefined,
): unknown {
  return run(depth, undefined, new Group([...items].map(member), settled, over));
}

/** A handle that awaits an item: a coroutine, a thenable, or anything else. */
export function member(item: unknown): Handle {
  return begin(awaitItem, [item]);
}

function awaitItem(depth: number, _self: unknown, item: unknown): unknown {
  return wait(depth, item);
}
