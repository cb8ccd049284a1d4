/**
 * The resources of a block with `using` or `await using`, disposed of in reverse order. An
 * error never hides another: they are chained as the language chains them.
 */

import { nameError } from "./errors.js";
import { add, call } from "./intrinsics.js";
import { isMissing, isPrimitive } from "./language.js";

interface Resource {
  readonly value: unknown;
  /** Undefined for null and undefined under `await using`, which still take an await. */
  readonly dispose: ((this: unknown) => unknown) | undefined;
  readonly isAsync: boolean;
  /** A synchronous method under `await using`: what it returns does not count, and its error takes an await as well. */
  readonly isAdapted: boolean;
}

const symbols = Symbol as unknown as Record<"dispose" | "asyncDispose", symbol | undefined>;

class Disposal {
  private readonly resources: Resource[] = [];
  private failed = false;
  private error: unknown = undefined;
  private owesAwait = false;
  private awaited = false;
  private waiting: unknown = undefined;

  /** `using x = value` */
  use<T>(value: T): T {
    if (isMissing(value)) return value;
    add(this.resources, { value, dispose: disposer(value, symbols.dispose), isAsync: false, isAdapted: false });
    return value;
  }

  /** `await using x = value` */
  useAsync<T>(value: T): T {
    const own = isMissing(value) ? undefined : asyncDisposer(value);
    const isAdapted = own === undefined && !isMissing(value);
    const dispose = isAdapted ? disposer(value, symbols.dispose) : own;
    add(this.resources, { value, dispose, isAsync: true, isAdapted });
    return value;
  }

  /** The block ended with this error, or a disposal did. */
  fail(error: unknown): void {
    this.error = this.failed ? suppressed(error, this.error) : error;
    this.failed = true;
  }

  /** Goes on disposing; true when `take()` is to be awaited first. */
  next(): boolean {
    const { resources } = this;
    for (let last = resources.length - 1; last >= 0; last--) {
      const resource = resources[last]!;
      if (!resource.isAsync && this.lastAwait()) return true;
      resources.length = last;
      if (this.disposeOf(resource)) return true;
    }
    return this.lastAwait();
  }

  /** What to await. */
  take(): unknown {
    const waiting = this.waiting;
    this.waiting = undefined;
    return waiting;
  }

  /** Everything is disposed of. */
  end(): void {
    if (this.failed) throw this.error;
  }

  private disposeOf({ value, dispose, isAsync, isAdapted }: Resource): boolean {
    if (dispose === undefined) {
      this.owesAwait = true;
      return false;
    }
    try {
      const result = call(dispose, value, []);
      if (isAsync && !isAdapted) this.waiting = result;
    } catch (error) {
      this.fail(error);
      if (!isAdapted) return false;
    }
    if (isAsync) this.awaited = true;
    return isAsync;
  }

  /** `await using x = null` waits once, with its neighbours that are null, unless a method has been awaited. */
  private lastAwait(): boolean {
    const owed = this.owesAwait && !this.awaited;
    this.owesAwait = false;
    return owed;
  }
}

export type { Disposal };

/** Opens a block with resources. */
export function disposal(): Disposal {
  return new Disposal();
}

function disposer(value: unknown, name: symbol | undefined): () => unknown {
  const dispose = resourceMethod(value, name);
  if (typeof dispose !== "function") throw new TypeError("Property [Symbol.dispose] is not a function.");
  return dispose as () => unknown;
}

/** A primitive value is asked for nothing: it cannot be a resource. */
function resourceMethod(value: unknown, name: symbol | undefined): unknown {
  return name === undefined || isPrimitive(value) ? undefined : (value as Record<symbol, unknown>)[name];
}

/** The asynchronous method, if it has one. */
function asyncDisposer(value: unknown): (() => unknown) | undefined {
  const dispose = resourceMethod(value, symbols.asyncDispose);
  if (isMissing(dispose)) return undefined;
  if (typeof dispose !== "function") throw new TypeError("Property [Symbol.asyncDispose] is not a function.");
  return dispose as () => unknown;
}

function suppressed(error: unknown, earlier: unknown): Error {
  const { SuppressedError } = globalThis as { SuppressedError?: new (a: unknown, b: unknown, m: string) => Error };
  const message = "An error was suppressed during disposal";
  if (SuppressedError !== undefined) return new SuppressedError(error, earlier, message);
  const made = Object.assign(new Error(message), { error, suppressed: earlier });
  return nameError(made, "SuppressedError");
}
