/**
 * The iteration protocol for compiled loops and patterns, with the closing rules of the
 * language: `return()` on every early exit and on no other, and never hiding an error that
 * is on its way.
 */

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
    if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
    if (result.done) return false;
    this.item = result.value;
    this.over = false;
    return true;
  }

  protected callReturn(): unknown {
    this.over = true;
    const close = this.iterator.return;
    return close == null ? none : Reflect.apply(close, this.iterator, []);
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

export type { AsyncIteration, SyncIteration };

/** `for (x of items)`, `[x] = items` */
export function iterate(items: unknown): SyncIteration {
  const open = methodOf(items, Symbol.iterator);
  if (typeof open !== "function") throw new TypeError(`${describe(items)} is not iterable`);
  return new SyncIteration(iteratorOf(Reflect.apply(open, items, []), "Symbol.iterator"));
}

/** `for await (x of items)`; `ticks`: every value of a synchronous iterator takes its ticks. */
export function iterateAsync(items: unknown, ticks = false): AsyncIteration {
  const open = methodOf(items, Symbol.asyncIterator);
  if (open == null) return new AsyncIteration(new FromSync(items, ticks));
  if (typeof open !== "function") throw new TypeError(`${describe(items)} is not async iterable`);
  return new AsyncIteration(iteratorOf(Reflect.apply(open, items, []), "Symbol.asyncIterator"));
}

/** The language's adapter from a synchronous iterator: the values are awaited. */
class FromSync {
  private readonly iterator: Record<string, any>;
  private readonly step: (this: unknown) => unknown;

  constructor(
    items: unknown,
    private readonly ticks: boolean,
  ) {
    const open = methodOf(items, Symbol.iterator);
    if (typeof open !== "function") throw new TypeError(`${describe(items)} is not async iterable`);
    this.iterator = iteratorOf(Reflect.apply(open, items, []), "Symbol.iterator");
    this.step = this.iterator.next;
  }

  next(): unknown {
    return this.settled(Reflect.apply(this.step, this.iterator, []));
  }

  get return(): unknown {
    return this.close;
  }

  private close(): unknown {
    const close = this.iterator.return;
    if (close == null) return { value: undefined, done: true };
    return this.settled(Reflect.apply(close, this.iterator, []));
  }

  private settled(result: unknown): unknown {
    if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
    const done = Boolean(result.done);
    const { value } = result;
    if (!this.ticks && !isObject(value)) return { value, done };
    return Promise.resolve(value).then((settled) => ({ value: settled, done }));
  }
}

function methodOf(items: unknown, name: symbol): unknown {
  if (items == null) throw new TypeError(`${describe(items)} is not ${name === Symbol.iterator ? "" : "async "}iterable`);
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
