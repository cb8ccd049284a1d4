/**
 * The iteration protocol for compiled loops and patterns, with the closing rules of the
 * language: `return()` on every early exit and on no other, and never hiding an error that
 * is on its way. For loops that await: async-iteration.ts.
 */

import { add, call } from "./intrinsics.js";
import { describe, isMissing } from "./language.js";

/** An iterator with its `next` read once, as loops and patterns use it. */
export abstract class Iteration {
  /** Nothing more to come, or nothing more to ask: closing does nothing. */
  protected over = false;
  protected item: unknown = undefined;
  protected readonly step: (this: unknown) => unknown;

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
    const result = call(this.step, this.iterator, []);
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
    return isMissing(close) ? none : call(close, this.iterator, []);
  }

  /** Ends it early because of an error, which what happens here must not hide. */
  abandon(): void {
    if (this.over) return;
    try {
      this.callReturn();
    } catch {}
  }
}

/** What closing comes to where there is nothing to call. */
export const none = {};

/** What arrays are gone through with; as the language made it, and left out where nobody goes through anything. */
const native = /* @__PURE__ */ (() => {
  const open = Array.prototype[Symbol.iterator];
  const { next } = open.call([]);
  return { open, next, isArray: Array.isArray, trunc: Math.trunc };
})();

class SyncIteration extends Iteration {
  /** How many items of the list have come, where that is counted here. */
  private place = 0;

  /** An array that the iterator would go through as the language made it: what it would do is done here. */
  private readonly list: ArrayLike<unknown> | null;

  constructor(iterator: Record<string, any>, list: ArrayLike<unknown> | null) {
    super(iterator);
    this.list = this.step === native.next ? list : null;
  }

  /** Advances; true when there is an item. */
  next(): boolean {
    if (this.over) return false;
    const { list } = this;
    if (list === null) return this.accept(this.callNext());
    this.over = true;
    // A proxy may have any length.
    if (!(this.place < native.trunc(+list.length))) return false;
    this.item = list[this.place++];
    this.over = false;
    return true;
  }

  /** The next item of an array pattern; undefined past the end. */
  element(): unknown {
    return this.next() ? this.take() : undefined;
  }

  /** The remaining items of an array pattern. */
  remaining(): unknown[] {
    const items: unknown[] = [];
    while (this.next()) add(items, this.take());
    return items;
  }

  /** Ends the iteration early. */
  close(): void {
    if (this.over) return;
    const result = this.callReturn();
    if (result !== none) checkClosed(result);
  }
}

export type { SyncIteration };

/** `for (x of items)`, `[x] = items` */
export function iterate(items: unknown): SyncIteration {
  const open = openerOf(items, "");
  const iterator = opened(items, open);
  const isCounted = open === native.open && native.isArray(items) && !("return" in iterator);
  return new SyncIteration(iterator, isCounted ? items : null);
}

export function openSync(items: unknown, kind: "" | "async "): Record<string, any> {
  return opened(items, openerOf(items, kind));
}

type Opener = (this: unknown) => unknown;

function openerOf(items: unknown, kind: "" | "async "): Opener {
  const open = methodOf(items, Symbol.iterator);
  if (typeof open !== "function") throw new TypeError(`${describe(items)} is not ${kind}iterable`);
  return open as Opener;
}

function opened(items: unknown, open: Opener): Record<string, any> {
  return iteratorOf(call(open, items, []), "Symbol.iterator");
}

export function checkResult(result: unknown): asserts result is Record<string, any> {
  if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
}

export function methodOf(items: unknown, name: symbol | string): unknown {
  if (isMissing(items))
    throw new TypeError(`${describe(items)} is not ${name === Symbol.iterator ? "" : "async "}iterable`);
  return (items as Record<symbol | string, unknown>)[name];
}

export function iteratorOf(iterator: unknown, name: string): Record<string, any> {
  if (!isObject(iterator)) throw new TypeError(`Result of the ${name} method is not an object`);
  return iterator;
}

export function checkClosed(result: unknown): void {
  if (!isObject(result)) throw new TypeError(`${String(result)} is not an object`);
}

function isObject(x: unknown): x is Record<string, any> {
  return x !== null && (typeof x === "object" || typeof x === "function");
}
