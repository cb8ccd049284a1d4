/**
 * The iteration protocol for compiled loops and patterns, with the closing rules of the
 * language: `return()` on every early exit and on no other, and never hiding an error that
 * is on its way.
 */

import { react, rejectedWith, resolvedWith } from "./intrinsics.js";
import { isMissing } from "./language.js";

/** An iterator with its `next` read once, as loops and patterns use it. */
abstract class Iteration {
  /** Nothing more to come, or nothing more to ask: closing does nothing. */
  protected over = false;
  protected item: unknown = undefined;
  private readonly step: (this: unknown) => unknown;

  constructor(protected readonly iterator: Record<string, any>) {
    this.step = iterator.next;
  }

  /** The current item, not kept alive by the iteration. */
  take(): unknown {
    const item = this.item;
    this.item = undefined;
    return item;
  }

  protected callNext(): unknown {
    this.over = true;
    const result = Reflect.apply(this.step, this.iterator, []);
    this.over = false;
    return result;
  }

  /** Looks at a result of `next()`; true when it brings an item. */
  protected accept(result: unknown): boolean {
    this.over = true;
    checkResult(result);
    if (result.done) return false;
    this.item = result.value;
    this.over = false;
    return true;
  }

  protected callReturn(): unknown {
    this.over = true;
    const close = this.iterator.return;
    return isMissing(close) ? none : Reflect.apply(close, this.iterator, []);
  }
}

const none = {};

class SyncIteration extends Iteration {
  /** Advances; true when there is an item. */
  next(): boolean {
    return !this.over && this.accept(this.callNext());
  }

  /** The next item of an array pattern; undefined past the end. */
  element(): unknown {
    return this.next() ? this.take() : undefined;
  }

  /** The remaining items of an array pattern. */
  remaining(): unknown[] {
    const items: unknown[] = [];
    while (this.next()) items.push(this.take());
    return items;
  }

  /** Ends the iteration early. */
  close(): void {
    if (this.over) return;
    const result = this.callReturn();
    if (result !== none) checkClosed(result);
  }

  /** Ends it early because of an error, which what happens here must not hide. */
  abandon(): void {
    if (this.over) return;
    try {
      this.callReturn();
    } catch {}
  }
}

class AsyncIteration extends Iteration {
  /** What to await for the next result. */
  advance(): unknown {
    return this.callNext();
  }

  /** Takes the awaited result; true when it brings an item. */
  arrived(result: unknown): boolean {
    return this.accept(result);
  }

  /** Ends the iteration early; true when `take()` is to be awaited and its result given to `closed`. */
  closing(): boolean {
    if (this.over) return false;
    this.item = this.callReturn();
    return this.item !== none;
  }

  closed(result: unknown): void {
    checkClosed(result);
  }
}

/**
 * `for await` over a synchronous iterator: the values are awaited. They are given to the loop's
 * own await as they are, so that a coroutine among them runs on this chain.
 */
class AdaptedIteration extends Iteration {
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
    return value;
  }

  arrived(value: unknown): boolean {
    if (this.last) return false;
    this.item = value;
    return true;
  }

  closing(): boolean {
    if (this.over) return false;
    const result = this.callReturn();
    if (result === none) return false;
    checkResult(result);
    this.item = result.value;
    return true;
  }

  closed(): void {}
}

export type { AdaptedIteration, AsyncIteration, SyncIteration };

/** `for (x of items)`, `[x] = items` */
export function iterate(items: unknown): SyncIteration {
  return new SyncIteration(openSync(items, ""));
}

/** `for await (x of items)`; `ticks`: every value of a synchronous iterator takes the engine's ticks. */
export function iterateAsync(items: unknown, ticks = false): AsyncIteration | AdaptedIteration {
  const open = methodOf(items, Symbol.asyncIterator);
  if (isMissing(open)) {
    const iterator = openSync(items, "async ");
    return ticks ? new AsyncIteration(new FromSync(iterator) as never) : new AdaptedIteration(iterator);
  }
  if (typeof open !== "function") throw new TypeError(`${describe(items)} is not async iterable`);
  return new AsyncIteration(iteratorOf(Reflect.apply(open, items, []), "Symbol.asyncIterator"));
}

function openSync(items: unknown, kind: "" | "async "): Record<string, any> {
  const open = methodOf(items, Symbol.iterator);
  if (typeof open !== "function") throw new TypeError(`${describe(items)} is not ${kind}iterable`);
  return iteratorOf(Reflect.apply(open, items, []), "Symbol.iterator");
}

/** The language's adapter from a synchronous iterator, tick by tick. */
class FromSync {
  private readonly step: (this: unknown) => unknown;

  constructor(private readonly iterator: Record<string, any>) {
    this.step = iterator.next;
  }

  next(): unknown {
    return settled(() => Reflect.apply(this.step, this.iterator, []));
  }

  return(): unknown {
    return settled(() => {
      const close = this.iterator.return;
      return isMissing(close) ? { value: undefined, done: true } : Reflect.apply(close, this.iterator, []);
    });
  }
}

function settled(call: () => unknown): Promise<unknown> {
  try {
    const result = call();
    checkResult(result);
    const done = Boolean(result.done);
    return react(resolvedWith(result.value), (value) => ({ value, done }));
  } catch (error) {
    return rejectedWith(error);
  }
}

function checkResult(result: unknown): asserts result is Record<string, any> {
  if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
}

function methodOf(items: unknown, name: symbol): unknown {
  if (isMissing(items))
    throw new TypeError(`${describe(items)} is not ${name === Symbol.iterator ? "" : "async "}iterable`);
  return (items as Record<symbol, unknown>)[name];
}

function iteratorOf(iterator: unknown, name: string): Record<string, any> {
  if (!isObject(iterator)) throw new TypeError(`Result of the ${name} method is not an object`);
  return iterator;
}

function checkClosed(result: unknown): void {
  if (!isObject(result)) throw new TypeError(`${String(result)} is not an object`);
}

function isObject(x: unknown): x is Record<string, any> {
  return x !== null && (typeof x === "object" || typeof x === "function");
}

function describe(x: unknown): string {
  return isObject(x) ? Object.prototype.toString.call(x) : String(x);
}
