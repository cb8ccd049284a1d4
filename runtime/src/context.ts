/**
 * The async context (`AsyncLocalStorage`, `AsyncContext`): code after an await sees what was
 * current before it. Promises carry it by themselves; a leaf that anyone may resume, from
 * anywhere, has to carry it too.
 */

import { runtime } from "./state.js";

/** A context to come back to: what the host calls a resource or a snapshot. */
export type Context = Resource | Snapshot;

interface Resource {
  runInAsyncScope<A extends unknown[]>(f: (...args: A) => void, self: undefined, ...args: A): void;
}

interface Snapshot {
  run<A extends unknown[]>(f: (...args: A) => void, ...args: A): void;
}

interface AsyncHooks {
  AsyncResource: new (type: string, options: object) => Resource;
  AsyncLocalStorage: { prototype: object };
}

interface Globals {
  /** Also something of the program's that happens to have this name. */
  AsyncContext?: { Snapshot?: new () => Snapshot };
  process?: { getBuiltinModule?: (id: string) => AsyncHooks | undefined };
}

interface Host {
  capture: () => Context;
  /**
   * What a program enters is written into the context that is current, so that one that was
   * captured stays the current one. Elsewhere (Node 24 and newer) it is replaced.
   */
  entersInPlace: boolean;
}

let host: Host | null | undefined;

/** The current context, or null on a host that has none. */
export function currentContext(): Context | null {
  if (host === undefined) host = findHost(globalThis as Globals);
  return host === null ? null : host.capture();
}

/**
 * The same for the next suspension of the coroutine that runs, which is still in the context that
 * it was brought back to, as long as nothing but itself has run since: that one serves again.
 */
export function contextToKeep(): Context | null {
  const { root, context } = runtime;
  if (root === null || !host?.entersInPlace) return currentContext();
  if (context === null || context !== root.context) root.context = currentContext();
  return root.context;
}

/** The current context, which something that has just begun to wait may have captured: that one will do where none changes. */
export function contextLike({ context }: { context: Context | null }): Context | null {
  return context === null || host?.entersInPlace ? currentContext() : context;
}

/** Not with any number of arguments: to spread them takes an iterator, which is the program's. */
export function runIn<A, B, C>(context: Context, f: (a: A, b: B, c: C) => void, a: A, b: B, c: C): void {
  if ("run" in context) context.run(f, a, b, c);
  else context.runInAsyncScope(f, undefined, a, b, c);
}

function findHost({ AsyncContext, process }: Globals): Host | null {
  const Snapshot = AsyncContext?.Snapshot;
  if (Snapshot !== undefined) return { capture: () => new Snapshot(), entersInPlace: false };
  const hooks = process?.getBuiltinModule?.("node:async_hooks");
  if (hooks === undefined) return null;
  // Not AsyncLocalStorage.snapshot(): in Node 20 it takes a thousand times as long.
  const { AsyncResource, AsyncLocalStorage } = hooks;
  // What it takes by default, said: to look for what is not there takes as long as all the rest.
  const options = { triggerAsyncId: undefined, requireManualDestroy: false };
  return {
    capture: () => new AsyncResource("coroutine", options),
    entersInPlace: "_enable" in AsyncLocalStorage.prototype,
  };
}
