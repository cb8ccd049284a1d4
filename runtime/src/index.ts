/** The public names of `coroutine-runtime`. */

export { coroutine, handle, isCoroutine, promising, raising } from "./annotate.js";
export { Coroutine } from "./coroutine.js";
export { dual, isSync, nextTick, type Sides } from "./dual.js";
export { type Activation, type Dump, dump, type LeafKind } from "./dump.js";
export {
  AlreadyResumedError,
  CoroutineError,
  DeadlockError,
  DestroyedError,
  NoCoroutineError,
  NotCompiledError,
  NotFulfilledError,
  RunningError,
  ScopeOverError,
  SuspendedError,
  TimeoutError,
} from "./errors.js";
export type { Handle, Status } from "./handle.js";
export { all } from "./library/all.js";
export { allSettled } from "./library/all-settled.js";
export { type AllFailed, any } from "./library/any.js";
export { race } from "./library/race.js";
export { type Scope, scope } from "./library/scope.js";
export { signal } from "./library/signal.js";
export { sleep } from "./library/sleep.js";
export { timeout } from "./library/timeout.js";
export { withSignal } from "./library/with-signal.js";
export { RaisingCoroutine } from "./raising.js";
export { type Cleanup, type Resume, suspend } from "./suspend.js";
export type { Variant } from "./variant.js";
