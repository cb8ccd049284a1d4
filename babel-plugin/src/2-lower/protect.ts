/**
 * `try`, `catch` and `finally`, when one of them awaits.
 *
 *   try { B } catch (e) { C } finally { F }
 *
 *            B                                <- errors: catch; destruction: dropped
 *            completion = NORMAL; jump finally
 *   catch:   e = value; C                     <- errors: failed; destruction: dropped
 *            completion = NORMAL; jump finally
 *   failed:  held = value; completion = THROWN; jump finally
 *   dropped: held = undefined; completion = <return>; jump finally
 *   finally: F
 *            select completion { THROWN: throw held, <return>: return held, ... } else after
 *   after:
 */

import type * as t from "@babel/types";
import type { BlockId } from "../machine/machine.js";
import { id, num } from "../syntax/build.js";
import type { Builder } from "./builder.js";
import type { Finally, Surroundings } from "./context.js";
import { enterScope } from "./declarations.js";
import { leaveTo, throwValue } from "./jumps.js";
import { lowerBlock } from "./lower.js";
import { bindTo } from "./patterns.js";
import { exitCode, NORMAL, record, THROWN } from "./record.js";

export function lowerTry(b: Builder, node: t.TryStatement): void {
  const { finalizer } = node;
  const body = () => (node.handler ? lowerCatch(b, node.block, node.handler) : lowerBlock(b, node.block));
  if (finalizer) lowerFinally(b, body, () => lowerBlock(b, finalizer));
  else body();
}

function lowerCatch(b: Builder, block: t.BlockStatement, handler: t.CatchClause): void {
  const [caught, after] = [b.reserve(), b.reserve()];
  const outside = b.surroundings;
  b.protect({ handler: caught, cleanup: b.protection.cleanup }, () => lowerBlock(b, block));
  b.jump(after);
  b.aside(caught, "catch", outside, () => {
    enterScope(b, handler);
    if (handler.param) bindTo(b, handler.param, b.value());
    lowerBlock(b, handler.body);
    b.jump(after);
  });
  b.start(after);
}

/** `finalizer` is told where destruction enters. With `again` that may also happen in itself: it begins anew with what is left. */
export function lowerFinally(
  b: Builder,
  body: () => void,
  finalizer: (dropped: BlockId) => void,
  { again } = { again: false },
): void {
  const outside = b.surroundings;
  const [failed, dropped, after] = [b.reserve(), b.reserve(), b.reserve()];
  const region: Finally = {
    kind: "finally",
    body: b.reserve(),
    completion: b.local("completion"),
    held: b.local("held"),
    exits: [],
    returns: false,
    parent: outside.context,
    outer: outside.protection,
  };
  b.inFinally(region, { handler: failed, cleanup: dropped }, body);
  complete(b, region, NORMAL, null);
  enterOn(b, region, outside, { failed, dropped, again });

  b.start(region.body, "finally");
  finalizer(dropped);
  dispatch(b, region, after);
  b.start(after);
}

function complete(b: Builder, region: Finally, code: number, value: t.Expression | null): void {
  b.push(...record(region, code, value));
  b.jump(region.body);
}

interface WaysIn {
  failed: BlockId;
  dropped: BlockId;
  again: boolean;
}

/** The ways in that are not jumps: an error, and destruction, which is a return of nothing. */
function enterOn(b: Builder, region: Finally, outside: Surroundings, on: WaysIn): void {
  b.aside(on.failed, "finally, after an error", outside, () => complete(b, region, THROWN, b.value()));
  const inside: Surroundings = { protection: outside.protection, context: region };
  // Where nothing suspends the block is dropped, and must not give the `finally` one more way out.
  const isUsed = on.again || b.isCleanup(on.dropped);
  const run = () => (isUsed ? leaveTo(b, { kind: "return" }) : b.end({ kind: "return", value: null }));
  b.aside(on.dropped, "finally, destroyed", inside, run);
}

/** After the `finally` block: goes on with what brought us there. */
function dispatch(b: Builder, region: Finally, after: BlockId): void {
  if (!b.reachable) return;
  const thrown = b.reserve();
  const exits = region.exits.map((destination, index) => ({ destination, code: exitCode(index), to: b.reserve() }));
  const surroundings = b.surroundings;
  b.end({
    kind: "select",
    isRecord: true,
    on: id(region.completion),
    cases: [{ test: num(THROWN), to: thrown }, ...exits.map(({ code, to }) => ({ test: num(code), to }))],
    otherwise: after,
  });
  b.aside(thrown, null, surroundings, () => throwValue(b, id(region.held)));
  for (const { destination, to } of exits) {
    b.aside(to, null, surroundings, () =>
      leaveTo(b, destination, destination.kind === "return" && region.returns ? id(region.held) : null),
    );
  }
}
