/** A chain of coroutines that is over keeps nothing, whoever still holds its handle or what it waited for. */

import type { Resume } from "coroutine-runtime";
import { collect, compiled, Watch } from "../support/memory";

/** What the chains below wait for, kept by the test all the time. */
class Source {
  resume!: Resume<unknown>;
  readonly start = (resume: Resume<unknown>) => {
    this.resume = resume;
    return () => {};
  };
  settle!: { resolve: (value: unknown) => void; reject: (error: unknown) => void };
  readonly promise = new Promise((resolve, reject) => {
    this.settle = { resolve, reject };
  });
}

const awaits = {
  "a leaf": "await suspend(source.start)",
  "a promise": "await source.promise",
  "a coroutine that it started": "await waiting(source)",
  "a coroutine that others started": "await source.shared",
};

function load(wait: string) {
  return compiled(`
    import { suspend } from "coroutine-runtime";
    export const waiting = async (source) => {
      "use coroutine";
      return [await suspend(source.start)];
    };
    async function inner(make, source, use) {
      "use coroutine raising";
      const object = make("inner");
      try {
        ${wait};
      } finally {
        use(object);
      }
      return make("value");
    }
    export async function outer(make, source, use, argument) {
      "use coroutine raising";
      const object = make("outer");
      const value = await inner(make, source, use, argument);
      use(object, argument);
      return value;
    }`);
}

/** A chain of two that waits. */
function chain(wait: string) {
  const watch = new Watch();
  const source = Object.assign(new Source(), { shared: undefined as any });
  source.promise.catch(() => {});
  const { outer, waiting } = load(wait);
  source.shared = waiting(source);
  source.shared.run(() => {});
  const co: any = watch.start(outer(watch.make, source, () => {}, watch.make("argument")));
  return { watch, source, co };
}

describe.each(Object.entries(awaits))("a chain that waits for %s", (_, wait) => {
  test("is kept by its handle", async () => {
    const { watch, source, co } = chain(wait);
    expect(await watch.alive()).toEqual(["argument", "outer", "inner"]);
    expect([co.status, typeof source]).toEqual(["suspended", "object"]);
  });

  test("keeps nothing when destroyed", async () => {
    const { watch, source, co } = chain(wait);
    co.destroy();
    expect(await watch.alive()).toEqual([]);
    expect([co.status, typeof source]).toEqual(["destroyed", "object"]);
  });

  test("keeps nothing but its value when completed", async () => {
    const { watch, source, co } = chain(wait);
    source.settle.resolve(1);
    source.resume(1);
    await collect();
    expect(await watch.alive()).toEqual(["value"]);
    expect([co.status, typeof source]).toEqual(["fulfilled", "object"]);
  });

  test("keeps nothing but its error when failed", async () => {
    const { watch, source, co } = chain(wait);
    const error = new Error("failed");
    source.settle.reject(error);
    source.resume.raise(error);
    await collect();
    expect(await watch.alive()).toEqual([]);
    expect([co.status, co.result().error === error]).toEqual(["failed", true]);
    expect(typeof source).toBe("object");
  });
});

test("a chain that nobody keeps, and nobody can resume, goes while it waits", async () => {
  const { watch } = chain(awaits["a leaf"]);
  const kept = chain(awaits["a leaf"]);
  expect(await watch.alive()).toEqual([]);
  expect(await kept.watch.alive()).toEqual(["argument", "outer", "inner"]);
  expect(kept.co.status).toBe("suspended");
});

test("a handle that was never started keeps its arguments until it is destroyed", async () => {
  const watch = new Watch();
  const co: any = load("").outer(watch.make, {}, () => {}, watch.make("argument"));
  expect(await watch.alive()).toEqual(["argument"]);
  co.destroy();
  expect(await watch.alive()).toEqual([]);
  expect(co.status).toBe("destroyed");
});

test("a callback is let go once it was called", async () => {
  const { watch, source, co } = chain(awaits["a leaf"]);
  watch.keep(co, "callback");
  expect(await watch.alive()).toEqual(["argument", "outer", "inner", "callback"]);
  source.resume(1);
  expect(await watch.alive()).toEqual(["value"]);
  expect(co.status).toBe("fulfilled");
});
