/** What programs about turns can use, and what is seen of them: everything they log, between the turns of the microtask queue. */

/** The body of a function for direct ticks: it yields what is awaited. */
type Body = Generator<unknown, unknown, unknown>;

const TURNS = 120;
const LONGEST = 1000;

export interface HarnessOptions {
  /** Logs what is read of the things that are awaited. */
  lookUps: boolean;
}

/** What comes of a module's `roots`, started one after the other. */
export async function traceOf(roots: Array<(h: Harness) => unknown>, options: HarnessOptions): Promise<string[]> {
  const h = new Harness(options);
  roots.forEach((root, index) => {
    (root(h) as Promise<unknown>).then(
      (value) => h.log(`root ${index} gives`, value),
      (error) => h.log(`root ${index} fails`, error),
    );
    h.log(`root ${index} is called`);
  });
  for (let turn = 0; turn < TURNS; turn++) {
    await null;
    h.log(`turn ${turn}`);
  }
  return [...h.trace];
}

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

  /** A promise that is awaited later, or never. */
  keep(promise: Promise<unknown>): Promise<unknown> {
    promise.catch(() => {});
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

  async run(body: Body): Promise<unknown> {
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
    if (value.thenable instanceof Promise) return yield value.thenable;
    // Read once, and at once.
    const { then } = value.thenable;
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
