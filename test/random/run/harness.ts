/** What random programs can call. A new one for every run: it holds the trace. */

import { format, nameForTrace } from "./format.ts";
import { asyncIterable, iterable } from "./iterables.ts";
import { fails, type Schedule, type Step, stepAt } from "./schedule.ts";
import { promiseWithThen, stranger, strangeThenable, type Then } from "./strangers.ts";
import { bare, textual, watched } from "./watched.ts";

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

  readonly watched = (name: string, object: object): object => watched(this.log, name, object);

  readonly bare = bare;

  readonly key = (tag: string, name: string): object => textual(this.log, tag, name);

  readonly text = (tag: string, value: unknown): object => textual(this.log, tag, format(value));

  readonly thenable = (tag: string, value: unknown): unknown => {
    if (!this.options.thenables) return this.log(tag, value);
    const then = (resolve: (value: unknown) => void) => {
      this.log(`${tag} then`);
      resolve(value);
    };
    return { then };
  };

  readonly stranger = stranger;

  readonly strangeThenable = (tag: string, kind: Then, value: unknown): unknown =>
    this.options.thenables ? strangeThenable(this.log, tag, kind, value) : this.log(tag, value);

  readonly promiseWithThen = (tag: string, value: unknown): unknown =>
    this.options.thenables ? promiseWithThen(this.log, tag, value) : this.log(tag, value);

  readonly iterable = (tag: string, items: unknown[]): Iterable<unknown> => iterable(this.log, tag, items);

  readonly asyncIterable = (tag: string, items: unknown[]): AsyncIterable<unknown> =>
    asyncIterable(this.log, this.deliver, tag, items);

  /** Of both sorts: which one is asked for, and when, is in the trace. */
  readonly resource = (name: string, value: unknown): object => {
    const dispose = Symbol.dispose ?? Symbol.for("dispose");
    const asyncDispose = Symbol.asyncDispose ?? Symbol.for("asyncDispose");
    this.log(`${name} made`, value);
    return nameForTrace(
      {
        p: value,
        [dispose]: () => this.log(`${name} disposed`),
        [asyncDispose]: () => this.deliver(this.log(`${name} disposed, async`)),
      },
      `<${name}>`,
    );
  };

  readonly badResource = (name: string, value: unknown): object => {
    const fails = () => this.fail(`${name} disposed`, value);
    return Object.assign(this.resource(name, value), { [Symbol.dispose]: fails, [Symbol.asyncDispose]: fails });
  };

  readonly counting = function* (...values: unknown[]): Generator<unknown> {
    yield* values.length > 0 ? values : [1, 2];
  };

  /** Marks an iterator that stands for itself when it is awaited (see generators.ts). */
  readonly ordinary = <T extends object>(iterator: T): T => {
    this.iterators.add(iterator);
    return iterator;
  };

  readonly plain = (...values: unknown[]): unknown => this.log("plain", ...values);

  /** A key; which one depends on whether what is looked at is there yet. */
  readonly tooEarly = (look: () => unknown): string => {
    try {
      look();
      return "r";
    } catch (error) {
      this.log("too early", error);
      return "q";
    }
  };

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

  /** A call of an async function put off until it is awaited, as a coroutine does it. What replaced one may give anything. */
  readonly later = (callee: (...args: unknown[]) => unknown, ...args: unknown[]): object => {
    if (typeof callee !== "function") throw new TypeError("not a function");
    let started: { readonly result: unknown } | undefined;
    const start = () => (started ??= { result: callee(...args) }).result;
    const then = (done: (value: unknown) => void, failed: (error: unknown) => void) => {
      const result = start();
      return result instanceof Promise ? result.then(done, failed) : done(result);
    };
    return { then };
  };

  readonly kept = <T>(result: T): T => {
    if (result instanceof Promise) result.catch(() => {});
    return result;
  };
}
