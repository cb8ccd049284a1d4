/** However long a coroutine goes on, it holds no more than it held at the start. */

import { compiled, heapUsed } from "../support/memory";

const MILLION = 1_000_000;
/** What a heap may differ by between two collections: far less than one byte per suspension. */
const TOLERANCE = 300_000;

const loops = compiled(`
  import { suspend } from "coroutine-runtime";
  export async function leaves(each, start) {
    "use coroutine";
    for (let i = 0; ; i++) {
      await suspend(start);
      each(i);
    }
  }
  export async function children(each, start) {
    "use coroutine";
    for (let i = 0; ; i++) {
      try {
        each(await child(i, start));
      } finally {
        each.call(null, i);
      }
    }
  }
  async function child(i, start) {
    "use coroutine";
    const list = [i];
    await suspend(start);
    return list[0];
  }
  export async function tail(each, start, i = 0) {
    "use coroutine";
    await suspend(start);
    each(i);
    return await tail(each, start, i + 1);
  }
  export async function handles(each, start) {
    "use coroutine";
    for (let i = 0; ; i++) {
      const co = child(i, start);
      each(await co);
    }
  }
  export async function hoarder(each, start) {
    "use coroutine";
    const all = [];
    for (let i = 0; ; i++) {
      all.push(i / 3);
      await suspend(start);
      each(all.length);
    }
  }
  export async function promises(each, start, end) {
    "use coroutine promise";
    for (let i = 0; i < end; i++) each(await i);
  }`);

/** How many bytes the heap has grown by while a loop was suspended and resumed this often. */
function growth(name: string, times: number): number {
  let resume!: (value?: unknown) => void;
  const co = loops[name](
    () => {},
    (next: typeof resume) => void (resume = next),
  );
  co.run(() => {});
  const go = (count: number) => {
    for (let i = 0; i < count; i++) resume();
  };
  go(1000);
  const before = heapUsed();
  go(times);
  const after = heapUsed();
  expect(co.status).toBe("suspended");
  return after - before;
}

test.each([
  ["leaves", MILLION],
  ["children", MILLION / 4],
  ["tail", MILLION / 4],
  ["handles", MILLION / 4],
])("a loop of %s, suspended %d times, holds its memory", (name, times) => {
  expect(growth(name, times)).toBeLessThan(TOLERANCE);
});

test("a loop that collects numbers is seen to grow", () => {
  expect(growth("hoarder", MILLION / 4)).toBeGreaterThan(TOLERANCE);
});

test("a loop of awaits that take their turns holds its memory, without giving others a turn", async () => {
  const times = MILLION / 4;
  const seen: number[] = [];
  await loops.promises((i: number) => i % (times / 2) === 1000 && seen.push(heapUsed()), null, times);
  expect(seen).toHaveLength(2);
  expect(seen[1]! - seen[0]!).toBeLessThan(TOLERANCE);
});
