/** Structured concurrency: what is started in a scope is over when the scope is. */

import { isCoroutine } from "../annotate.js";
import { bodyOf } from "../await.js";
import { Coroutine } from "../coroutine.js";
import { ScopeOverError } from "../errors.js";
import { begin } from "../handle.js";
import { RaisingCoroutine } from "../raising.js";
import { valueVariant } from "../variant.js";
import { Group, run } from "./group.js";
import { member } from "./items.js";

/** What the body of a scope is given. */
export interface Scope {
  /**
   * Starts a coroutine now, as a child of the scope, and returns it: it may be awaited, or not.
   * When it fails, so does the scope. When somebody destroys it, it is merely over.
   *
   * @throws ScopeOverError once the scope is decided: by the first error, or as everything has ended.
   */
  start<C extends Coroutine<any>>(co: C): C;
  start<T>(thenable: PromiseLike<T>): Coroutine<T>;
}

/**
 * Runs `body`, and gives its value when it and all the children that it started have ended. The
 * first error, of the body or of a child, destroys the others and is raised when they are over.
 * Destroying the scope destroys everything in it.
 *
 *   await scope(raising(async (scope) => {
 *     const server = scope.start(serve());
 *     await requests(server);
 *   }));
 *
 * A native async function will do for the body, but cannot be unwound: it is only not waited for any longer.
 */
export function scope<T>(body: (scope: Scope) => PromiseLike<T>): RaisingCoroutine<T> {
  return new RaisingCoroutine(begin(startScope, [body]));
}

function startScope(depth: number, _self: unknown, body: unknown): unknown {
  let value: unknown;
  const group: Group = new Group(
    [begin(startScopeBody, [body, { start }])],
    (outcome) => {
      if (outcome.index === 0) return outcome;
      value = outcome.value;
      return undefined;
    },
    () => valueVariant(value),
  );

  function start(item: unknown): unknown {
    if (group.closed) throw new ScopeOverError();
    const child = isCoroutine(item) ? item : new Coroutine(member(item));
    group.add(member(child), (outcome) => (outcome.index === 0 && child.status !== "destroyed" ? outcome : undefined));
    return child;
  }

  return run(depth, undefined, group);
}

function startScopeBody(depth: number, _self: unknown, body: unknown, scope: Scope): unknown {
  return bodyOf(body)(depth, undefined, scope);
}
