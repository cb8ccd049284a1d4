/** What has lost, and what was only waited for, keeps nothing of the one that waited; and the other way round. */

import { type Coroutine, withSignal } from "coroutine-runtime";
import { compiled, turn, Watch } from "../support/memory";

const { outer, shared } = compiled(`
  import { all, allSettled, any, race, scope, timeout, sleep } from "coroutine-runtime";
  export async function shared(make, hold, use, name) {
    "use coroutine raising";
    const object = make(name);
    try {
      await hold(name);
    } finally {
      use(object);
    }
    return make(name + "'s value");
  }
  const ways = {
    race: (items) => race(items),
    any: (items) => any(items),
    all: (items) => all(items),
    allSettled: (items) => allSettled(items),
    timeout: ([first]) => timeout(first, 1e6),
    scope: (items) => scope(async (scope) => {
      "use coroutine raising";
      const [first] = items.map((item) => scope.start(item));
      return await first;
    }),
  };
  export async function outer(way, make, hold, use, other) {
    "use coroutine raising";
    const object = make("outer");
    const one = shared(make, hold, use, "one");
    let value;
    try {
      value = await ways[way]([one, other ?? shared(make, hold, use, "two")]);
    } finally {
      use(object);
    }
    value = null;
    await hold("outer");
    use(way);
  }`);

const use = () => {};

/** One that waits for two; \`other\`: for something that goes on by itself. */
async function waiting(way: string, other?: unknown) {
  const watch = new Watch();
  const co: Coroutine<unknown> = watch.start(outer(way, watch.make, watch.hold, use, other));
  await turn();
  return { watch, co };
}

describe.each(["race", "any", "all", "allSettled", "timeout", "scope"])("%s", (way) => {
  test("keeps what is under way", async () => {
    const { watch, co } = await waiting(way);
    expect(await watch.alive()).toEqual(["outer", "one", ...(way === "timeout" ? [] : ["two"])]);
    expect(co.status).toBe("suspended");
    co.destroy();
  });

  test("keeps nothing of its members when destroyed, whoever could resume them", async () => {
    const { watch, co } = await waiting(way);
    const sources = watch.resumes();
    co.destroy();
    expect(await watch.alive()).toEqual([]);
    expect([co.status, sources.length]).toEqual(["destroyed", way === "timeout" ? 1 : 2]);
  });

  test("keeps nothing of its members when it is over, whoever could resume them", async () => {
    const { watch, co } = await waiting(way);
    const sources = watch.resumes();
    watch.goOn("one");
    watch.goOn("two");
    await turn();
    expect(await watch.alive()).toEqual([]);
    expect([co.status, sources.length]).toEqual(["suspended", way === "timeout" ? 1 : 2]);
  });
});

/** What goes on by itself, kept by the test: a coroutine that others have started, and a promise. */
const others = {
  "a coroutine that was under way": (watch: Watch) => watch.start(watch.hold("other") as Coroutine<unknown>),
  "a promise": () => new Promise(() => {}),
};

describe.each(Object.entries(others))("%s that has lost", (_, make) => {
  test("keeps nothing of the race", async () => {
    const watch = new Watch("a handle that it starts");
    const other = make(watch);
    const { watch: racing, co } = await waiting("race", other);
    racing.goOn("one");
    await turn();
    expect(await racing.alive()).toEqual([]);
    expect([co.status, typeof other]).toEqual(["suspended", "object"]);
  });
});

test("a coroutine that was under way and has lost is kept by nobody", async () => {
  const watch = new Watch();
  const { watch: racing, co } = await waiting("race", watch.start(shared(watch.make, watch.hold, use, "other")));
  expect(await watch.alive()).toEqual(["other"]);
  watch.forget("other");
  expect(await watch.alive()).toEqual(["other"]);
  racing.goOn("one");
  await turn();
  expect(await watch.alive()).toEqual([]);
  expect(co.status).toBe("suspended");
});

test("an AbortSignal keeps nothing of the coroutine that it can destroy no longer", async () => {
  const watch = new Watch();
  const { signal } = new AbortController();
  const co = watch.start(withSignal(shared(watch.make, watch.hold, use, "one") as Coroutine<unknown>, signal));
  expect(await watch.alive()).toEqual(["one"]);
  watch.goOn("one");
  expect(await watch.alive()).toEqual(["one's value"]);
  expect([co.status, signal.aborted]).toEqual(["fulfilled", false]);
});
