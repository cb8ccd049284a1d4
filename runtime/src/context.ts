/**
 * The async context (`AsyncLocalStorage`, `AsyncContext`): code after an await sees what was
 * current before it. Promises carry it by themselves; a leaf that anyone may resume, from
 * anywhere, has to carry it too.
 */

/** A context to come back to: what the host calls a resource or a snapshot. */
export type Context = Resource | Snapshot;

interface Resource {
  runInAsyncScope<A extends unknown[]>(f: (...args: A) => void, self: undefined, ...args: A): void;
}

interface Snapshot {
  run<A extends unknown[]>(f: (...args: A) => void, ...args: A): void;
}

interface Hosts {
  AsyncContext?: { Snapshot: new () => Snapshot };
  process?: { getBuiltinModule?: (id: string) => { AsyncResource: new (type: string) => Resource } | undefined };
}

let capture: (() => Context) | null | undefined;

/** The current context, or null on a host that has none. */
export function currentContext(): Context | null {
  if (capture === undefined) capture = findHost(globalThis as Hosts);
  return capture === null ? null : capture();
}

export function runIn<A extends unknown[]>(context: Context, f: (...args: A) => void, ...args: A): void {
  if ("run" in context) context.run(f, ...args);
  else context.runInAsyncScope(f, undefined, ...args);
}

function findHost({ AsyncContext, process }: Hosts): (() => Context) | null {
  if (AsyncContext !== undefined) return () => new AsyncContext.Snapshot();
  // Not AsyncLocalStorage.snapshot(): in Node 20 it takes a thousand times as long.
  const AsyncResource = process?.getBuiltinModule?.("node:async_hooks")?.AsyncResource;
  return AsyncResource === undefined ? null : () => new AsyncResource("coroutine");
}
