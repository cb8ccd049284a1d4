/** Small pieces of the language that a machine has to spell out. */

import { call, defineProperty, getOwnPropertyDescriptor, ownKeys } from "./intrinsics.js";

const uninitialized = {};

/** What the language calls undefined or null: not `== null`, which also holds for `document.all`. */
export function isMissing(x: unknown): x is null | undefined {
  return x === undefined || x === null;
}

/** A binding that closures share, with the checks of `let` and `const` that the compiler could not do. */
class Cell {
  private held: unknown = uninitialized;

  constructor(
    private readonly name: string,
    private readonly isConst: boolean,
  ) {}

  get value(): unknown {
    if (this.held === uninitialized) throw new ReferenceError(`Cannot access '${this.name}' before initialization`);
    return this.held;
  }

  set value(value: unknown) {
    if (this.held === uninitialized) throw new ReferenceError(`Cannot access '${this.name}' before initialization`);
    if (this.isConst) throw new TypeError("Assignment to constant variable.");
    this.held = value;
  }

  /** Its declaration. */
  set initial(value: unknown) {
    this.held = value;
  }

  /** For the next turn of a loop. */
  copy(): Cell {
    const next = new Cell(this.name, this.isConst);
    next.held = this.held;
    return next;
  }
}

export type { Cell };

/** Declares a binding that is not initialised yet. */
export function cell(name: string, isConst = false): Cell {
  return new Cell(name, isConst);
}

/** `this` in sloppy code. */
export function sloppyThis(self: unknown): unknown {
  return isMissing(self) ? globalThis : Object(self);
}

/** `callee.apply(self, args)`, for a callee that was read before an await in its arguments. */
export function apply(callee: unknown, self: unknown, ...args: unknown[]): unknown {
  if (typeof callee !== "function") throw new TypeError(`${describe(callee)} is not a function`);
  return call(callee, self, args);
}

/** A computed key, converted before a later await. */
export function propertyKey(key: unknown): string | symbol {
  return ownKeys({ [key as string]: 0 })[0]!;
}

/** The object whose properties a pattern reads: anything but null and undefined. */
export function destructurable<T>(value: T): T {
  if (isMissing(value)) throw new TypeError(`Cannot destructure '${String(value)}' as it is ${String(value)}.`);
  return value;
}

/** `{ ...rest } = value`, without the keys that were read before. */
export function restOf(value: object, keys: Array<string | number | bigint | symbol>): object {
  const rest: Record<string | symbol, unknown> = {};
  const all = ownKeys(Object(value));
  for (let place = 0; place < all.length; place++) {
    const key = all[place]!;
    if (isAmong(keys, key)) continue;
    if (getOwnPropertyDescriptor(Object(value), key)?.enumerable) {
      defineProperty(rest, key, {
        value: (value as Record<string | symbol, unknown>)[key],
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }
  return rest;
}

function isAmong(keys: Array<string | number | bigint | symbol>, key: string | symbol): boolean {
  for (let place = 0; place < keys.length; place++) {
    const one = keys[place]!;
    if ((typeof one === "symbol" ? one : `${one}`) === key) return true;
  }
  return false;
}

/** The keys that a `for-in` loop visits, one at a time. */
class Keys {
  private key = "";
  private readonly visits: Iterator<string, void>;

  constructor(target: unknown) {
    this.visits = visit(target as object);
  }

  /** Advances; true when there is a key. */
  next(): boolean {
    const { done, value } = call(advance, this.visits, []);
    if (done) return false;
    this.key = value as string;
    return true;
  }

  take(): string {
    return this.key;
  }
}

/** The engine's own loop, waiting in a generator: what is deleted or added on the way is its business. */
function* visit(target: object): Generator<string, void> {
  for (const key in target) yield key;
}

const advance: Iterator<string, void>["next"] = visit.prototype.next;

export type { Keys };

/** `for (key in target)` */
export function keysIn(target: unknown): Keys {
  return new Keys(target);
}

/** A value in a message: whatever it is, none of its code runs, as no engine runs any. */
export function describe(x: unknown): string {
  return isPrimitive(x) ? String(x) : typeof x;
}

export function isPrimitive(x: unknown): boolean {
  return x === null || (typeof x !== "object" && typeof x !== "function");
}
