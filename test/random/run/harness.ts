/** What random programs can call. A new one for every run: it holds the trace. */

import { asyncIterable, iterable } from "./iterables.ts";
import { format, nameForTrace } from "./format.ts";
import { fails, type Schedule, type Step, stepAt } from "./schedule.ts";

/** How a leaf is made, which differs between native and compiled code. */
export type MakeLeaf = (step: Step, value: unknown, name: string) => unknown;

export interface HarnessOptions {
  readonly schedule: Schedule;
  readonly leaf: MakeLeaf;
  /** Whether a thenable may be waited for. */
  readonly thenables: boolean;
}

/** A program that logs so much is not worth comparing. */
export const LONGEST_TRACE = 600;
/** How many turns all loops take together, and how many calls may be made of functions that could recur. */
const TURNS = 40;
const CALLS = 25;

export class Harness {
  readonly trace: string[] = [];
  private turnsLeft = TURNS;
  private callsLeft = CALLS;
  private leaves = 0;
  readonly iterators = new WeakSet<object>();
  private readonly proxies = new WeakSet<object>();
  private readonly templates = new Map<object, number>();

  constructor(private readonly options: HarnessOptions) {}

  readonly log = (tag: string, ...values: unknown[]): unknown => {
    if (this.trace.length >= LONGEST_TRACE) throw new Error("The trace is too long.");
    this.trace.push([tag, ...values.map((value) => format(value))].join(" "));
    return values[0];
  };

  readonly leaf = (value: unknown): unknown => {
    const step = stepAt(this.options.schedule, this.leaves);
    const name = `leaf ${this.leaves++}`;
    this.log(name, value);
    return this.options.leaf(step, fails(step) ? new Error(name) : value, name);
  };

  /** The same for what an async iterator gives: never fails, and is not counted. */
  private readonly deliver = (value: unknown): unknown => {
    const step = stepAt(this.options.schedule, this.leaves);
    return this.options.leaf(fails(step) ? "resumed" : step, value, "delivery");
  };

  readonly fuel = (): boolean => this.turnsLeft-- > 0;

  readonly calls = (): boolean => this.callsLeft-- > 0;

  /** Logs whatever is done to the object, but for how an await asks what it is: `then`, and the symbols of the runtime. */
  readonly watched = (name: string, object: object): object => {
    const asked = (key: string) => key === "then" || key.startsWith("Symbol(coroutine-runtime");
    const noted = (what: string, key: PropertyKey) => asked(String(key)) || this.log(`${name} ${what} ${String(key)}`);
    const proxy = new Proxy(object, {
      get: (target, key, receiver) => (noted("get", key), Reflect.get(target, key, receiver)),
      set: (target, key, value, receiver) => (noted("set", key), Reflect.set(target, key, value, receiver)),
      has: (target, key) => (noted("has", key), Reflect.has(target, key)),
      deleteProperty: (target, key) => (noted("delete", key), Reflect.deleteProperty(target, key)),
      ownKeys: (target) => (noted("keys", ""), Reflect.ownKeys(target)),
    });
    this.proxies.add(proxy);
    return nameForTrace(proxy, `<${name}>`);
  };

  /** What `for in` goes over: which traps it fires while it looks for deleted keys is up to the engine. */
  readonly bare = (value: unknown): unknown => {
    for (let object = value; object instanceof Object; object = Object.getPrototypeOf(object)) {
      if (this.proxies.has(object)) return { p: 1, q: 2 };
    }
    return value;
  };

  readonly key = (tag: string, name: string): object =>
    nameForTrace({ toString: () => (this.log(`${tag} to key`), name) }, `<key ${name}>`);

  readonly text = (tag: string, value: unknown): object =>
    nameForTrace({ toString: () => (this.log(`${tag} to string`), format(value)) }, "<text>");

  readonly thenable = (tag: string, value: unknown): unknown => {
    if (!this.options.thenables) return this.log(tag, value);
    const then = (resolve: (value: unknown) => void) => {
      this.log(`${tag} then`);
      resolve(value);
    };
    return { then };
  };

  readonly iterable = (tag: string, items: unknown[]): Iterable<unknown> => iterable(this.log, tag, items);

  readonly asyncIterable = (tag: string, items: unknown[]): AsyncIterable<unknown> =>
    asyncIterable(this.log, this.deliver, tag, items);

  readonly counting = function* (...values: unknown[]): Generator<unknown> {
    yield* values.length > 0 ? values : [1, 2];
  };

  /** Marks an iterator that stands for itself when it is awaited (see generators.ts). */
  readonly ordinary = <T extends object>(iterator: T): T => {
    this.iterators.add(iterator);
    return iterator;
  };

  readonly plain = (...values: unknown[]): unknown => this.log("plain", ...values);

  readonly failure = (tag: string): Error => new Error(`thrown at ${tag}`);

  readonly fail = (tag: string, value: unknown): never => {
    this.log(tag, value);
    throw new Error(`failed at ${tag}`);
  };

  /** Says which template it is: one place in the source has one array of strings. */
  readonly tagged = (strings: TemplateStringsArray, ...values: unknown[]): unknown => {
    const known = this.templates.get(strings) ?? this.templates.size;
    this.templates.set(strings, known);
    return this.log(`template ${known}`, strings.raw.join("|"), ...values);
  };

  /** A call of an async function put off until it is awaited, as a coroutine does it. */
  readonly later = (callee: (...args: unknown[]) => PromiseLike<unknown>, ...args: unknown[]): object => {
    let started: PromiseLike<unknown> | undefined;
    const start = () => (started ??= callee(...args));
    return { then: (done: () => void, failed: () => void) => start().then(done, failed) };
  };
}
