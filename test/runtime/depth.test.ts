/** Nothing recurses: depth and length are limited by memory alone, on the default stack. */

import { dual, suspend } from "coroutine-runtime";
import { ABRUPT, begin, bodyOf, Coroutine, compiled, defer, LIMIT, leave, promised } from "coroutine-runtime/contract";
import type { Frame } from "../../runtime/src/frame";
import { type Entry, Gate, outcomesOf, protect, sequence } from "./bodies";

/** `async (n) => { if (n === 0) return await last(); return (await sum(n - 1)) + n; }` */
function sumDownTo(last: () => unknown): Entry {
  function sum$run(depth: number | null, at: unknown, n: number): unknown {
    let value: unknown;
    if (depth !== null) {
      if (depth > LIMIT) return defer(sum$run, at, n);
      value = n === 0 ? bodyOf(last)(depth + 1, undefined) : sum$run(depth + 1, undefined, n - 1);
      if (value === ABRUPT) return leave(depth, at, sum$run, 1, n);
    } else {
      value = (at as Frame).value;
      n = (at as Frame).s0 as number;
    }
    return (value as number) + n;
  }
  return compiled((n: number) => new Coroutine<number>(begin(sum$run, [n])), sum$run);
}

const MILLION = 1_000_000;
const SUM = (MILLION * (MILLION + 1)) / 2;

test("recursion a million deep", () => {
  expect(sumDownTo(() => 0)(MILLION).call()).toBe(SUM);
});

test("recursion a million deep, suspended at the bottom", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(sumDownTo(gate.wait)(MILLION));
  gate.resume(0);
  expect(outcomes).toEqual([SUM]);
});

test("recursion a million deep, raised at the bottom", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(sumDownTo(gate.wait)(MILLION));
  gate.resume.raise("error");
  expect(outcomes).toEqual(["error"]);
});

test("recursion a million deep, destroyed", () => {
  const gate = new Gate();
  const co = sumDownTo(gate.wait)(MILLION);
  outcomesOf(co);
  co.destroy();
  expect(gate.dropped).toBe(true);
});

/** A chain in which each handle awaits the one made before it. */
function chain(
  length: number,
  link: (inner: () => unknown) => Coroutine<any>,
  innermost: () => unknown,
): Coroutine<any> {
  let co = link(innermost);
  for (let i = 1; i < length; i++) {
    const inner = co;
    co = link(() => inner);
  }
  return co;
}

const increment = (inner: () => unknown) => sequence(inner, (n: number) => n + 1)();

test("a chain of 100,000 handles that complete at once", () => {
  expect(chain(100_000, increment, () => 0).call()).toBe(100_000);
});

test("a chain of 100,000 suspended handles is resumed", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(chain(100_000, increment, gate.wait));
  gate.resume(0);
  expect(outcomes).toEqual([100_000]);
});

test("a chain of 100,000 suspended handles is destroyed, innermost first", () => {
  const log: number[] = [];
  let name = 0;
  const link = (body: () => unknown) => {
    const mine = name++;
    return protect({ body, cleanup: () => log.push(mine) })();
  };
  const co = chain(100_000, link, new Gate().wait);
  outcomesOf(co);
  co.destroy();
  expect(log).toHaveLength(100_000);
  expect(log.every((mine, i) => mine === i)).toBe(true);
});

test("100,000 handles that each wait for one that was on its way", () => {
  const gate = new Gate();
  let co = sequence(gate.wait)();
  for (let i = 0; i < 100_000; i++) {
    outcomesOf(co);
    const inner = co;
    co = increment(() => inner);
  }
  const outcomes = outcomesOf(co);
  gate.resume(0);
  expect(outcomes).toEqual([100_000]);
});

/** `async (next) => { let n = 0; while (n < MILLION) n = await next(n); return n; }` */
function counter(next: (n: number) => unknown): Coroutine<number> {
  function counter$run(depth: number | null, at: unknown): unknown {
    let n = depth === null ? ((at as Frame).value as number) : 0;
    while (n < MILLION) {
      const value = bodyOf(next)(1, undefined, n);
      if (value === ABRUPT) return leave(depth ?? 0, at, counter$run, 1);
      n = value as number;
    }
    return n;
  }
  return new Coroutine<number>(begin(counter$run, []));
}

test("a loop of a million awaits that complete at once", () => {
  expect(counter(sequence((n: number) => n + 1)).call()).toBe(MILLION);
});

test("a loop of a million suspensions, resumed one by one", () => {
  const gate = new Gate();
  const co = counter(gate.wait);
  const outcomes = outcomesOf(co);
  for (let n = 1; n <= MILLION; n++) gate.resume(n);
  expect(outcomes).toEqual([MILLION]);
});

test("100,000 coroutines that each resume the next", () => {
  const gates = Array.from({ length: 100_000 }, () => new Gate());
  const log: number[] = [];
  for (const [i, gate] of gates.entries()) {
    outcomesOf(
      sequence(gate.wait, () => {
        log.push(i);
        gates[i + 1]?.resume(1);
      })(),
    );
  }
  gates[0]!.resume(1);
  expect(log).toHaveLength(100_000);
});

test("100,000 leaves that come to the next one", () => {
  const suspended = (n: number): Coroutine<any> => suspend((resume) => resume(n === 0 ? "end" : suspended(n - 1)));
  const called: (n: number) => Coroutine<any> = dual({ sync: (n: number) => (n === 0 ? "end" : called(n - 1)) });
  expect([suspended(100_000).call(), called(100_000).call()]).toEqual(["end", "end"]);
});

test("20,000 promise functions that start each other", async () => {
  function nested$run(depth: number, _: unknown, n: number): unknown {
    return n === 0 ? 0 : bodyOf(async () => (await nested(n - 1)) + 1)(depth + 1, undefined);
  }
  const nested: (n: number) => Promise<number> = compiled(
    (n) => promised(nested$run, [n]) as Promise<number>,
    nested$run,
  );
  await expect(nested(20_000)).resolves.toBe(20_000);
});
