/** A store of `AsyncLocalStorage` is kept by a coroutine that waits in it, and by none that is over. */

import { AsyncLocalStorage } from "node:async_hooks";
import type { Resume } from "coroutine-runtime";
import { compiled, everyWay, turn, Watch, type Way } from "../support/memory";

const { run, runAsPromise } = compiled(`
  export async function run(hold, storage) {
    "use coroutine raising";
    await null;
    await hold("first");
    await hold();
    return storage.getStore().name;
  }
  export async function runAsPromise(hold, storage) {
    "use coroutine promise";
    return await run(hold, storage);
  }`);

const storage = new AsyncLocalStorage<object>();
const elsewhere = {};

/** A coroutine that waits for the second time, in a store that nothing else keeps. */
async function inStore(way: Way, start: (watch: Watch) => unknown) {
  const watch = new Watch(way);
  const kept = storage.run(watch.make("store"), () => start(watch));
  await turn();
  storage.run(elsewhere, () => watch.goOn("first"));
  await turn();
  return { watch, kept };
}

const started = (watch: Watch) => watch.start(run(watch.hold, storage));
const startedAsPromise = (watch: Watch) => void runAsPromise(watch.hold, storage);

/** Ends it from elsewhere. A promise has the store that it was made in; whoever can resume anything else is kept. */
async function end(watch: Watch, way: Way, how: (resume: Resume<unknown>) => void) {
  const resume = watch.resumeOf("");
  if (way === "a promise") watch.forget("");
  storage.run(elsewhere, () => how(resume));
  await turn();
}

describe.each(everyWay)("a coroutine that waits for %s", (way) => {
  test("keeps its store", async () => {
    const { watch, kept } = await inStore(way, started);
    expect(await watch.alive()).toEqual(["store"]);
    expect((kept as any).status).toBe("suspended");
  });

  test("keeps no store when it is fulfilled", async () => {
    const { watch, kept } = await inStore(way, started);
    await end(watch, way, (resume) => resume(1));
    expect(await watch.alive()).toEqual([]);
    expect((kept as any).get()).toBe("store");
  });

  test("keeps no store when it has failed", async () => {
    const { watch, kept } = await inStore(way, started);
    await end(watch, way, (resume) => resume.raise("error"));
    expect(await watch.alive()).toEqual([]);
    expect((kept as any).status).toBe("failed");
  });

  test("keeps no store when it was destroyed", async () => {
    const { watch, kept } = await inStore(way, started);
    await end(watch, way, () => (kept as any).destroy());
    // What was under way goes on, in the store that it was started in.
    expect(await watch.alive()).toEqual(way === "a handle that was under way" ? ["store"] : []);
    expect((kept as any).status).toBe("destroyed");
  });

  test("and is of the promise kind keeps no store when it is fulfilled", async () => {
    const { watch } = await inStore(way, startedAsPromise);
    expect(await watch.alive()).toEqual(["store"]);
    await end(watch, way, (resume) => resume(1));
    expect(await watch.alive()).toEqual([]);
  });
});
