/**
 * `for await`: the iteration protocol for loops that await every result, over asynchronous iterators, and over synchronous
 * ones whose values are awaited.
 */

import { isCoroutine } from "./annotate.js";
import { call, defineProperty, react, resolvedWith } from "./intrinsics.js";
import { checkClosed, checkResult, Iteration, iteratorOf, methodOf, none, openSync } from "./iteration.js";
import { describe, isMissing } from "./language.js";
import { runtime } from "./state.js";

/** `for await (x of items)`; `ticks`: every value of a synchronous iterator takes the engine's ticks, of which `call()` has none. */
export function iterateAsync(items: unknown, ticks = false): AwaitedIteration {
  // Engines without the symbol, Hermes for one, have async generators by Babel only, which names the method like this.
  const open = methodOf(items, Symbol.asyncIterator ?? "@@asyncIterator");
  if (isMissing(open)) {
    const iterator = openSync(items, "async ");
    return ticks && !runtime.sync
      ? new AsyncIteration(new FromSync(iterator) as never)
      : new AdaptedIteration(iterator);
  }
  if (typeof open !== "function") throw new TypeError(`${describe(items)} is not async iterable`);
  return new AsyncIteration(iteratorOf(call(open, items, []), "Symbol.asyncIterator"));
}

/** An iteration whose results are awaited by the loop: `advance`, an await, `arrived`. */
abstract class AwaitedIteration extends Iteration {
  /** The loop is awaiting what `advance` gave. */
  protected waiting = false;

  /** Written out: where fields are lowered, the constructor that is put in would spread its arguments. */
  constructor(iterator: Record<string, any>) {
    super(iterator);
  }

  /** What to await for the next result. */
  abstract advance(): unknown;

  /** Takes what that came to; true when it brings an item. */
  abstract arrived(result: unknown): boolean;

  /** Calls `return()`; what to await then, or `none`. */
  protected abstract callClose(): unknown;

  /**
   * Ends the iteration early; true when `take()` is to be awaited and its result given to `closed`.
   *
   * Also while the loop awaits a result, which only destruction interrupts. The iterator is told then, but not waited
   * for: many keep `return()` waiting until the result of `next()` is there, which may be never. A coroutine is, for
   * until it is awaited nothing of it runs.
   */
  closing(): boolean {
    if (this.over) return false;
    this.item = this.callClose();
    return this.item !== none && !(this.waiting && !isCoroutine(this.item));
  }

  /** The same because of an error. The iterator that the loop was waiting for has failed itself. */
  abandoning(): boolean {
    return !this.waiting && this.closing();
  }

  abstract closed(result: unknown): void;
}

class AsyncIteration extends AwaitedIteration {
  advance(): unknown {
    const result = this.callNext();
    this.waiting = true;
    return result;
  }

  arrived(result: unknown): boolean {
    this.waiting = false;
    return this.accept(result);
  }

  closed(result: unknown): void {
    checkClosed(result);
  }

  protected callClose(): unknown {
    return this.callReturn();
  }
}

/**
 * `for await` over a synchronous iterator: the values are awaited. They are given to the loop's
 * own await as they are, so that a coroutine among them runs on this chain.
 */
class AdaptedIteration extends AwaitedIteration {
  private last: boolean;

  constructor(iterator: Record<string, any>) {
    super(iterator);
    this.last = false;
  }

  advance(): unknown {
    const result = this.callNext();
    this.over = true;
    checkResult(result);
    this.last = Boolean(result.done);
    const { value } = result;
    this.over = this.last;
    this.waiting = true;
    return value;
  }

  arrived(value: unknown): boolean {
    this.waiting = false;
    if (this.last) return false;
    this.item = value;
    return true;
  }

  /** It is a value that has failed here, not the iterator. */
  override abandoning(): boolean {
    if (!this.waiting) return this.closing();
    if (!this.over && closesRejected()) this.abandon();
    return false;
  }

  closed(): void {}

  protected callClose(): unknown {
    const result = this.callReturn();
    if (result === none) return none;
    checkResult(result);
    return result.value;
  }
}

export type { AwaitedIteration };

/** The language's adapter from a synchronous iterator, tick by tick. Like the pump, it is made of the engine's own awaits. */
class FromSync {
  private readonly step: (this: unknown) => unknown;
  /** Its last result is there, or it has failed. */
  private over = false;

  constructor(private readonly iterator: Record<string, any>) {
    this.step = iterator.next;
  }

  async next(): Promise<unknown> {
    "use no coroutine";
    this.over = true;
    const result = call(this.step, this.iterator, []);
    checkResult(result);
    const done = Boolean(result.done);
    const { value } = result;
    this.over = done;
    try {
      return { value: await value, done };
    } catch (error) {
      if (!done && closesRejected()) this.abandon();
      throw error;
    }
  }

  async return(): Promise<unknown> {
    "use no coroutine";
    const close = this.over ? undefined : this.iterator.return;
    if (isMissing(close)) return { value: undefined, done: true };
    const result: unknown = call(close, this.iterator, []);
    checkResult(result);
    const done = Boolean(result.done);
    return { value: await result.value, done };
  }

  private abandon(): void {
    try {
      const close = this.iterator.return;
      if (!isMissing(close)) call(close, this.iterator, []);
    } catch {}
  }
}

let closes: boolean | undefined;

/**
 * Whether a `for await` loop closes a synchronous iterator one of whose values rejects. The language has said so since 2025,
 * and engines of both kinds are in use: what this one does shows at once with a value that no await can look at.
 */
function closesRejected(): boolean {
  if (closes === undefined) {
    closes = false;
    react(probe(), ignore, ignore);
  }
  return closes;
}

function ignore(): void {}

async function probe(): Promise<void> {
  "use no coroutine";
  const value = resolvedWith(none);
  const get = () => {
    throw none;
  };
  defineProperty(value, "constructor", { get });
  const iterator = { next: () => ({ value, done: false }), return: () => ({ done: (closes = true), value }) };
  for await (const _ of { [Symbol.iterator]: () => iterator });
}
