/**
 * The async context (`AsyncLocalStorage`, `AsyncContext`): code after an await sees what was
 * current before it. Promises carry it by themselves; a callback leaf, which anyone may resume
 * from anywhere, carries a snapshot.
 */

/** Runs a function in the context that was current when it was made. */
export type Restore = (resume: () => void) => void;

type Snapshot = () => Restore;

interface AsyncResource {
  runInAsyncScope(f: () => void): void;
}

interface Hosts {
  AsyncContext?: { Snapshot: new () => { run(f: () => void): void } };
  process?: {
    getBuiltinModule?: (id: string) =>
      | { AsyncResource: new (type: string, options: { requireManualDestroy: boolean }) => AsyncResource }
      | undefined;
  };
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
  const hooks = process?.getBuiltinModule?.("node:async_hooks");
  if (hooks === undefined) return null;
  // Cheaper by far than AsyncLocalStorage.snapshot(), which binds a function each time.
  return () => {
    const resource = new hooks.AsyncResource("Coroutine", { requireManualDestroy: true });
    return (resume) => resource.runInAsyncScope(resume);
  };
}
