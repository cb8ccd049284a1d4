/** What a suspended coroutine keeps alive: a program makes objects by name, waits, and we look which are left. */

import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { type Coroutine, type Resume, suspend } from "coroutine-runtime";
import { compile, load } from "./compile";

setFlagsFromString("--expose-gc");
const gc = vm.runInNewContext("gc") as () => void;

/** Collects what nobody refers to. A WeakRef holds its target until the turn is over, so this takes one. */
export async function collect(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  gc();
}

/** Bytes in use after a collection. */
export function heapUsed(): number {
  gc();
  return process.memoryUsage().heapUsed;
}

/** The functions of a compiled source. */
export function compiled(source: string): Record<string, any> {
  return load(compile(source, { module: "cjs", filename: "program.js" }).code);
}

export class Watch {
  private readonly made = new Map<string, WeakRef<object>>();
  private readonly waiting = new Map<string, Resume<unknown>>();

  /** A fresh object, which nothing here keeps alive. */
  readonly make = (name: string): object => {
    const object = { name };
    this.made.set(name, new WeakRef(object));
    return object;
  };

  /** Waits until `go(name)`. */
  readonly hold = (name = "") => suspend<unknown>((resume) => void this.waiting.set(name, resume));

  waitsAt(name: string): boolean {
    return this.waiting.has(name);
  }

  /** Goes on there; the leaf is not kept here any longer. */
  go(name = "", value?: unknown): void {
    const resume = this.waiting.get(name)!;
    this.waiting.delete(name);
    resume(value);
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
