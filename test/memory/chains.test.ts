/** A chain of coroutines that is over keeps nothing, whoever still holds its handle or what it waited for. */

import type { Resume } from "coroutine-runtime";
import { collect, compiled, turn, Watch } from "../support/memory";

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
  "a promise after another": 'await Promise.resolve(make("before")); await source.promise',
  "a promise after one that rejected": 'await Promise.reject(make("before")).catch(use); await source.promise',
  "a coroutine that it started": "await waiting(source)",
  "a coroutine that others started": "await source.shared",
};
const kinds = { coroutine: "use coroutine raising", promise: "use coroutine promise" };
const forms = {
  lifted: (directive: string, body: string) => `async function inner(make, source, use) { "${directive}"; ${body} }`,
  // `super` keeps a body in its entry.
  nested: (directive: string, body: string) =>
    `const { inner } = class { static async inner(make, source, use) { "${directive}"; use(super.none); ${body} } };`,
};
type Kind = keyof typeof kinds;
type Form = keyof typeof forms;

function load(wait: string, kind: Kind, form: Form) {
  const body = `
    const object = make("inner");
    try {
      ${wait};
    } finally {
      use(object);
    }
    return make("value");`;
  return compiled(`
    import { suspend } from "coroutine-runtime";
    export const waiting = async (source) => {
      "use coroutine";
      return [await suspend(source.start)];
    };
    ${forms[form](kinds[kind], body)}
    export async function outer(make, source, use, argument) {
      "use coroutine raising";
      const object = make("outer");
      const value = await inner(make, source, use, argument);
      use(object, argument);
      return value;
    }`);
}

/** A chain of two that waits. */
async function chain({ outer, waiting }: Record<string, any>) {
  const watch = new Watch();
  const source = Object.assign(new Source(), { shared: undefined as any });
  source.promise.catch(() => {});
  source.shared = waiting(source);
  source.shared.run(() => {});
  const co: any = watch.start(outer(watch.make, source, () => {}, watch.make("argument")));
  await turn();
  return { watch, source, co };
}

const variants = Object.entries(awaits).flatMap(([name, wait]) =>
  (["coroutine", "promise"] as const).flatMap((kind) =>
    (["lifted", "nested"] as const).map((form) => [kind, form, name, wait] as const),
  ),
);

describe.each(variants)("a chain of the %s kind, %s, that waits for %s,", (kind, form, _, wait) => {
  let bodies: Record<string, any>;
  beforeAll(() => {
    bodies = load(wait, kind, form);
  });

  test("is kept by its handle", async () => {
    const { watch, source, co } = await chain(bodies);
    expect(await watch.alive()).toEqual(["argument", "outer", "inner"]);
    expect([co.status, typeof source]).toEqual(["suspended", "object"]);
  });

  // A promise that an entry has returned goes on: nobody can destroy it.
  const left = kind === "promise" && form === "nested" ? ["inner"] : [];

  test("keeps nothing when destroyed", async () => {
    const { watch, source, co } = await chain(bodies);
    co.destroy();
    expect(await watch.alive()).toEqual(left);
    expect([co.status, typeof source]).toEqual(["destroyed", "object"]);
  });

  test("keeps nothing but its value when completed", async () => {
    const { watch, source, co } = await chain(bodies);
    source.settle.resolve(1);
    source.resume(1);
    await collect();
    expect(await watch.alive()).toEqual(["value"]);
    expect([co.status, typeof source]).toEqual(["fulfilled", "object"]);
  });

  test("keeps nothing but its error when failed", async () => {
    const { watch, source, co } = await chain(bodies);
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
  const { watch } = await chain(load(awaits["a leaf"], "coroutine", "lifted"));
  const kept = await chain(load(awaits["a leaf"], "coroutine", "lifted"));
  expect(await watch.alive()).toEqual([]);
  expect(await kept.watch.alive()).toEqual(["argument", "outer", "inner"]);
  expect(kept.co.status).toBe("suspended");
});

test("a handle that was never started keeps its arguments until it is destroyed", async () => {
  const watch = new Watch();
  const co: any = load("", "coroutine", "lifted").outer(watch.make, {}, () => {}, watch.make("argument"));
  expect(await watch.alive()).toEqual(["argument"]);
  co.destroy();
  expect(await watch.alive()).toEqual([]);
  expect(co.status).toBe("destroyed");
});

test("a callback is let go once it was called", async () => {
  const { watch, source, co } = await chain(load(awaits["a leaf"], "coroutine", "lifted"));
  watch.keep(co, "callback");
  expect(await watch.alive()).toEqual(["argument", "outer", "inner", "callback"]);
  source.resume(1);
  expect(await watch.alive()).toEqual(["value"]);
  expect(co.status).toBe("fulfilled");
});
