/** What a suspended coroutine keeps alive: a program makes objects by name, waits, and we look which are left. */

import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { type Coroutine, type Resume, suspend } from "coroutine-runtime";
import { compile, load } from "./compile";

setFlagsFromString("--expose-gc");
setFlagsFromString("--allow-natives-syntax");
const gc = vm.runInNewContext("gc") as () => void;
const finishOptimizing = vm.runInNewContext("() => { %FinalizeOptimization(); }") as () => void;

/**
 * Collects what nobody refers to. A WeakRef holds its target until the turn is over, so this takes one. Now and then
 * it takes an engine two collections, as code that it has optimised refers to what it has seen.
 */
export async function collect(times = 2): Promise<void> {
  for (let time = 0; time < times; time++) {
    await turn();
    endOptimizing();
    gc();
  }
}

/**
 * While an engine optimises a function on another thread, it keeps the function and what it has seen there, whoever else
 * has let go. The first time waits until that is done, the second until what the job has kept is gone, for which Maglev
 * has another job.
 */
function endOptimizing(): void {
  finishOptimizing();
  finishOptimizing();
}

/** Lets everything happen that is due. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Bytes in use after a collection. */
export function heapUsed(): number {
  gc();
  return process.memoryUsage().heapUsed;
}

/** The functions of a compiled source. */
export function compiled(source: string): Record<string, any> {
  return load(compile(source, { module: "cjs", filename: "program.js" }).code);
}

type StartAt = (name?: string) => (resume: Resume<unknown>) => void;
type Hold = (name?: string) => unknown;

/** What `await hold()` may wait for. */
const ways = {
  "a callback": compiled(`
    import { suspend } from "coroutine-runtime";
    export const wait = (startAt) => async (name) => {
      "use coroutine";
      return await suspend(startAt(name));
    }`).wait as (startAt: StartAt) => Hold,
  "a promise": (startAt: StartAt) => (name?: string) =>
    new Promise((resolve, reject) => startAt(name)(Object.assign(resolve, { raise: reject }))),
  "a handle that it starts": (startAt: StartAt) => (name?: string) => suspend(startAt(name)),
  "a handle that was under way": (startAt: StartAt) => (name?: string) => {
    const co = suspend(startAt(name));
    co.run(() => {});
    return co;
  },
};
export type Way = keyof typeof ways;
export const everyWay = Object.keys(ways) as Way[];

export class Watch {
  private readonly made = new Map<string, WeakRef<object>>();
  private readonly waiting = new Map<string, Resume<unknown>>();
  /** Waits until `go(name)`. */
  readonly hold: Hold;

  constructor(way: Way = "a callback") {
    this.hold = ways[way](
      (name = "") =>
        (resume) =>
          void this.waiting.set(name, resume),
    );
  }

  /** A fresh object, which nothing here keeps alive. */
  readonly make = (name: string): object => {
    const object = { name };
    this.made.set(name, new WeakRef(object));
    return object;
  };

  waitsAt(name: string): boolean {
    return this.waiting.has(name);
  }

  /** What it would go on with there. */
  resumeOf(name: string): Resume<unknown> {
    return this.waiting.get(name)!;
  }

  /** The same for every place where it waits. */
  resumes(): Resume<unknown>[] {
    return [...this.waiting.values()];
  }

  /** Keeps no longer what it would go on with there. */
  forget(name: string): void {
    this.waiting.delete(name);
  }

  /** Goes on there; the leaf is not kept here any longer. */
  go(name = "", value?: unknown): void {
    const resume = this.waiting.get(name)!;
    this.waiting.delete(name);
    resume(value);
  }

  /** Goes on there if it waits there. */
  goOn(name: string): boolean {
    const waits = this.waitsAt(name);
    if (waits) this.go(name);
    return waits;
  }

  /** The names of the objects that are left, in the order they were made. */
  left(): string[] {
    return [...this.made].filter(([, object]) => object.deref() !== undefined).map(([name]) => name);
  }

  /** The same after a collection. */
  async alive(): Promise<string[]> {
    await collect();
    return this.left();
  }

  /** Has the coroutine call back something that holds an object of this name. */
  keep<T>(co: Coroutine<T>, name: string): void {
    const object = this.make(name);
    co.run(() => void object);
  }

  /** Starts a coroutine, up to where it waits. */
  start<T>(co: Coroutine<T>): Coroutine<T> {
    co.run(() => {});
    return co;
  }
}
