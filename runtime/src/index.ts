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
  NotCompiledError,
  NotFulfilledError,
  RunningError,
  SuspendedError,
} from "./errors.js";
export type { Handle, Status } from "./handle.js";
export { RaisingCoroutine } from "./raising.js";
export { type Cleanup, type Resume, suspend } from "./suspend.js";
export type { Variant } from "./variant.js";
