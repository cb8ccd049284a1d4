/** However long a coroutine goes on, it holds no more than it held at the start. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compiled, heapUsed } from "../support/memory";

const MILLION = 1_000_000;
/** What a heap may differ by between two collections: far less than one byte per suspension. */
const TOLERANCE = 300_000;

const loops = compiled(`
  import { race, suspend } from "coroutine-runtime";
  export async function leaves(each, start) {
    "use coroutine";
    for (let i = 0; ; i++) {
      await suspend(start);
      each(i);
    }
  }
  export const { nested } = class {
    static async nested(each, start) {
      "use coroutine";
      for (let i = 0; super.none === undefined; i++) {
        await suspend(start);
        each(i);
      }
    }
  };
  export async function turns(each, start) {
    "use coroutine";
    for (let i = 0; ; i++) {
      const f = () => i++;
      await suspend(start);
      f();
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
  export async function errors(each, start) {
    "use coroutine raising";
    for (let i = 0; ; i++) {
      try {
        await failing(i, start);
      } catch (error) {
        each(error);
      }
    }
  }
  async function failing(i, start) {
    "use coroutine raising";
    await suspend(start);
    throw [i];
  }
  export async function items(each, start) {
    "use coroutine raising";
    const next = async () => {
      "use coroutine";
      return { done: false, value: await child(0, start) };
    };
    const items = { next, [Symbol.asyncIterator]: () => items };
    for await (const item of items) each(item);
  }
  export async function races(each, start) {
    "use coroutine raising";
    const other = child(0, () => {});
    other.run(() => {});
    for (let i = 0; ; i++) each(await race([child(i, start), child(i, () => {}), other]));
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
    for (let i = 0; i < end; i++) each(i, await Promise.resolve([i]));
  }
  export async function thenables(each, start, end) {
    "use coroutine raising";
    for (let i = 0; i < end; i++) each(i, await { then(f) { f([i]); } });
  }
  export async function rejections(each, start, end) {
    "use coroutine raising";
    for (let i = 0; i < end; i++) try { await Promise.reject([i]); } catch (error) { each(i, error); }
  }`);

/** What docs/memory.md shows. */
const rows: string[] = [];

function shown(name: string, times: number, bytes: number): number {
  rows.push(`| ${name} | ${times.toLocaleString("en")} | ${(bytes / times).toFixed(2)} |\n`);
  return bytes;
}

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
  return shown(name, times, after - before);
}

/** The same where the engine goes on, in turns of its own: without giving anything else one. */
async function growthOfTurns(name: string, times: number): Promise<number> {
  const seen: number[] = [];
  await loops[name]((i: number) => i % times === 1000 && seen.push(heapUsed()), null, times + 1001);
  expect(seen).toHaveLength(2);
  return shown(name, times, seen[1]! - seen[0]!);
}

test.each([
  ["leaves", MILLION],
  ["nested", MILLION],
  ["turns", MILLION / 4],
  ["children", MILLION / 4],
  ["tail", MILLION / 4],
  ["handles", MILLION / 4],
  ["errors", MILLION / 4],
  ["items", MILLION / 4],
  ["races", MILLION / 16],
])("a loop of %s, suspended %d times, holds its memory", (name, times) => {
  expect(growth(name, times)).toBeLessThan(TOLERANCE);
});

test.each([
  ["promises", MILLION],
  ["thenables", MILLION / 4],
  ["rejections", MILLION / 4],
])("a loop of %s, suspended %d times, holds its memory, without giving others a turn", async (name, times) => {
  expect(await growthOfTurns(name, times)).toBeLessThan(TOLERANCE);
});

test("a loop that collects numbers is seen to grow", () => {
  expect(growth("hoarder", MILLION / 4)).toBeGreaterThan(TOLERANCE);
});

/** The figures are those of the machine that wrote them; the loops are these. */
test("docs/memory.md shows these loops", () => {
  const page = join(__dirname, "../../docs/memory.md");
  const [before, known, after] = readFileSync(page, "utf8").split(
    /(?<=<!-- loops: generated -->\n)|(?=<!-- \/loops -->)/,
  );
  const table = `| a loop of | suspended | bytes that the heap has grown by, each time |\n|---|---|---|\n${rows.join("")}`;
  if (process.env.UPDATE) writeFileSync(page, [before, table, after].join(""));
  else expect(withoutFigures(known!)).toBe(withoutFigures(table));
});

const withoutFigures = (table: string) => table.replace(/\| -?[\d.]+ \|$/gm, "|");
