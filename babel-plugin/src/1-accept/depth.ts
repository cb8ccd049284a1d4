/**
 * Which bodies have to ask how deep the native stack is when they start. Every call hands the depth on; it is
 * enough that one body on every cycle of calls asks.
 *
 *   a -> b -> c          nobody
 *   a -> a               a
 *   a -> some callee     a: who knows what that calls
 *
 * A body that stays nested is not called: whoever starts its handle asks.
 */

import type * as t from "@babel/types";
import type { BodyName } from "../syntax/body-name.js";
import type { Accepted } from "./accept.js";
import { calleeOf } from "./bodies.js";

/** So many bodies in a row may start without anybody asking. */
const LONGEST = 16;

/** What the awaited callees of a file are. */
export interface Callees {
  /** The names of the bodies that they stand for. */
  bodies: ReadonlyMap<t.Node, BodyName>;
  /** Those that are surely not compiled. What they give is waited for, and that asks by itself. */
  ordinary: ReadonlySet<t.Node>;
}

export function findDepthChecks(all: Accepted[], callees: Callees): Set<string> {
  const calls = new Map(all.map((one) => [one.run, callsOf(one.asWritten.awaiting, callees)]));
  const asking = new Set<string>();
  for (const [run, { unknown, known }] of calls) if (unknown || known.has(run)) asking.add(run);

  const callers = new Map<string, string[]>(all.map(({ run }) => [run, []]));
  const open = new Map<string, number>();
  for (const [run, { known }] of calls) {
    const inner = asking.has(run) ? [] : [...known].filter((callee) => !asking.has(callee));
    open.set(run, inner.length);
    for (const callee of inner) callers.get(callee)!.push(run);
  }
  // Callees first. What never gets its turn is on a cycle, or leads to one.
  const heights = new Map<string, number>();
  const ready = [...open].filter(([, count]) => count === 0).map(([run]) => run);
  for (const run of ready) {
    const height = Math.max(0, ...[...calls.get(run)!.known].map((callee) => heights.get(callee) ?? 0)) + 1;
    if (height > LONGEST) asking.add(run);
    heights.set(run, asking.has(run) ? 0 : height);
    for (const caller of callers.get(run)!) {
      open.set(caller, open.get(caller)! - 1);
      if (open.get(caller) === 0) ready.push(caller);
    }
  }
  for (const run of open.keys()) if (!heights.has(run)) asking.add(run);
  return asking;
}

interface Calls {
  known: Set<string>;
  unknown: boolean;
}

function callsOf(awaiting: ReadonlySet<t.Node>, { bodies, ordinary }: Callees): Calls {
  const calls: Calls = { known: new Set(), unknown: false };
  for (const node of awaiting) {
    const callee = calleeOf(node);
    if (callee === null) continue;
    const body = bodies.get(callee);
    if (body !== undefined) calls.known.add(body.run);
    else if (!ordinary.has(callee)) calls.unknown = true;
  }
  return calls;
}
