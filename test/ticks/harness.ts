/** What programs about turns can use, and what is seen of them: everything they log, between the turns of the microtask queue. */

import { runInNewContext } from "node:vm";

/** The body of a function for direct ticks: it yields what is awaited. */
type Body = Generator<unknown, unknown, unknown>;

export type Root = (h: Harness) => unknown;

const enginesThen: unknown = Promise.prototype.then;
const TURNS = 120;
const LONGEST = 1000;

export interface HarnessOptions {
  /** Logs what is read of the things that are awaited. */
  lookUps?: boolean;
  /** Everybody sees a `Promise.prototype.then` that somebody has patched. */
  patched?: boolean;
  /** Nobody sees to promises that are awaited later, or never. */
  drops?: boolean;
}

/** What comes of a module's `roots`, started one after the other. */
export async function traceOf(roots: Root[], options: HarnessOptions): Promise<string[]> {
  const h = new Harness(options);
  const { then } = Promise.prototype;
  if (options.patched) patch(h, then);
  try {
    start(roots, h);
    for (let turn = 0; turn < TURNS; turn++) {
      await null;
      h.log(`turn ${turn}`);
    }
  } finally {
    Object.defineProperty(Promise.prototype, "then", { value: then, writable: true, enumerable: false });
  }
  return [...h.trace];
}

/** Says when it is read, and when it is called. */
function patch(h: Harness, then: unknown): void {
  const get = () => {
    h.log("the patched then is read");
    return function (this: unknown, ...args: unknown[]) {
      h.log("the patched then is called");
      return Reflect.apply(then as () => unknown, this, args);
    };
  };
  Object.defineProperty(Promise.prototype, "then", { get, configurable: true });
}

/** One after the other. */
export function start(roots: Root[], h: Harness): void {
  roots.forEach((root, index) => {
    (root(h) as Promise<unknown>).then(
      (value) => h.log(`root ${index} gives`, value),
      (error) => h.log(`root ${index} fails`, error),
    );
    h.log(`root ${index} is called`);
  });
}

const ForeignPromise: PromiseConstructor = runInNewContext("Promise");

class Subclass<T> extends Promise<T> {}

/** To be awaited when the function is over, outside of its `try`. */
class Adopted {
  constructor(readonly thenable: PromiseLike<unknown>) {}
}

export class Harness {
  readonly trace: string[] = [];
  private throws = 0;

  constructor(private readonly options: HarnessOptions) {}

  log(...values: unknown[]): void {
    if (this.trace.length < LONGEST) this.trace.push(values.map(show).join(" "));
  }

  /** Every other time. */
  once(): boolean {
    return this.throws++ % 2 === 0;
  }

  /** The default of a parameter. */
  given(tag: string): string {
    this.log(tag, "is given");
    if (this.once()) throw new Error(`of ${tag}'s default`);
    return tag;
  }

  /** A promise that is awaited later, or never. */
  keep(promise: Promise<unknown>): Promise<unknown> {
    if (!this.options.drops) promise.catch(() => {});
    return promise;
  }

  make(by: string, tag: string): unknown {
    const made = (this as unknown as Record<string, (tag: string) => unknown>)[by]!(tag);
    return this.options.lookUps && made instanceof Promise ? this.watched(made, tag) : made;
  }

  private watched(promise: Promise<unknown>, tag: string): Promise<unknown> {
    const { constructor: found, then } = promise;
    const property = (name: string, value: unknown) => ({
      get: () => {
        this.log(tag, name);
        return value;
      },
    });
    return Object.defineProperties(promise, {
      constructor: property("constructor", found),
      then: property("then", then),
    });
  }

  // ---- direct ticks, spelt out ----

  async run(make: () => Body): Promise<unknown> {
    const body = this.settled(make());
    let step = body.next();
    while (!step.done) {
      let value: unknown;
      try {
        value = await step.value;
      } catch (error) {
        step = body.throw(error);
        continue;
      }
      step = body.next(value);
    }
    return step.value;
  }

  *settled(body: Body): Body {
    const value = yield* body;
    if (!(value instanceof Adopted)) return value;
    // Read once, and at once; the engine's own is not called.
    const { then } = value.thenable;
    if (value.thenable instanceof Promise && (then as unknown) === enginesThen) return yield value.thenable;
    return yield Object.defineProperty({}, "then", { value: then.bind(value.thenable) });
  }

  adopt(value: unknown): unknown {
    return typeof value === "object" ? new Adopted(value as PromiseLike<unknown>) : value;
  }

  // ---- what is awaited ----

  protected value = (tag: string) => tag;
  protected resolved = (tag: string) => Promise.resolve(tag);
  protected rejected = (tag: string) => this.keep(Promise.reject(new Error(tag)));
  protected soon = async (tag: string) => {
    await null;
    return tag;
  };
  protected later = (tag: string) => new Promise((resolve) => void this.inTurns(3, () => resolve(tag)));
  protected rejectedLater = (tag: string) =>
    this.keep(new Promise((_, reject) => void this.inTurns(2, () => reject(new Error(tag)))));
  protected thenable = (tag: string) => this.thenableOf(tag, (done) => done(tag));
  protected laterThenable = (tag: string) => this.thenableOf(tag, (done) => void this.inTurns(2, () => done(tag)));
  protected rejectingThenable = (tag: string) => this.thenableOf(tag, (_, fail) => fail(new Error(tag)));
  protected throwingThenable = (tag: string) =>
    this.thenableOf(tag, () => {
      throw new Error(tag);
    });
  /** Calls both, and more than once: the first one counts. */
  protected eagerThenable = (tag: string) =>
    this.thenableOf(tag, (done, fail) => {
      done(Promise.resolve(tag));
      fail(new Error("too late"));
      done("too late");
      throw new Error("too late");
    });
  protected unreadableThenable = (tag: string) =>
    Object.defineProperty({}, "then", {
      get: () => {
        this.log(tag, "then is asked for");
        throw new Error(tag);
      },
    });
  protected subclass = (tag: string) => Subclass.resolve(tag);
  /** A promise with a `then` of its own. */
  protected patched = (tag: string) => {
    const promise = Promise.resolve("never seen");
    return Object.assign(promise, { then: (done: (value: unknown) => void) => done(tag) });
  };

  /** A promise that says it is another constructor's. */
  protected estranged = (tag: string) =>
    Object.defineProperty(Promise.resolve(tag), "constructor", { value: Subclass, configurable: true });
  protected unreadableConstructor = (tag: string) => {
    const get = () => {
      this.log(tag, "constructor is asked for");
      throw new Error(tag);
    };
    return Object.defineProperty(Promise.resolve(tag), "constructor", { get });
  };
  /** A promise of another realm. */
  protected foreign = (tag: string) => ForeignPromise.resolve(tag);
  protected nextTurn = (tag: string) => new Promise((resolve) => void setImmediate(resolve, tag));
  protected rejectedNextTurn = (tag: string) =>
    this.keep(new Promise((_, reject) => void setImmediate(reject, new Error(tag))));

  private thenableOf(
    tag: string,
    then: (done: (value: unknown) => void, fail: (error: unknown) => void) => void,
  ): object {
    const get = () => {
      this.log(tag, "then is asked for");
      return (done: (value: unknown) => void, fail: (error: unknown) => void) => {
        this.log(tag, "then is called");
        then(done, fail);
      };
    };
    return Object.defineProperty({}, "then", { get });
  }

  private async inTurns(turns: number, done: () => void): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await null;
    done();
  }
}

function show(value: unknown): string {
  return value instanceof Error ? `<${value.name === "Error" ? value.message : value.name}>` : String(value);
}
