/**
 * The async context (`AsyncLocalStorage`, `AsyncContext`): code after an await sees what was
 * current before it. Promises carry it by themselves; a callback leaf, which anyone may resume
 * from anywhere, carries a snapshot.
 */

/** Runs a function in the context that was current when it was made. */
export type Restore = (resume: () => void) => void;

type Snapshot = () => Restore;

interface Hosts {
  AsyncContext?: { Snapshot: new () => { run(f: () => void): void } };
  process?: { getBuiltinModule?: (id: string) => { AsyncLocalStorage: { snapshot?: () => Restore } } | undefined };
}

let capture: Snapshot | null | undefined;

/** The current context, or null on a host that has none. */
export function currentContext(): Restore | null {
  if (capture === undefined) capture = findHost(globalThis as Hosts);
  return capture === null ? null : capture();
}

function findHost({ AsyncContext, process }: Hosts): Snapshot | null {
  if (AsyncContext !== undefined) {
    return () => {
      const snapshot = new AsyncContext.Snapshot();
      return (resume) => snapshot.run(resume);
    };
  }
  const storage = process?.getBuiltinModule?.("node:async_hooks")?.AsyncLocalStorage;
  return storage?.snapshot === undefined ? null : () => storage.snapshot!();
}
