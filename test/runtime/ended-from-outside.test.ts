/** The host ends running code without its `finally` blocks, as a `timeout` of `node:vm` does: the runtime goes on working. */

import vm from "node:vm";
import { asPromise, sequence } from "./bodies";

const spin = asPromise(
  sequence(() => {
    for (let turns = 0; turns < 1e5; turns++);
  }),
);
const context = vm.createContext({ spin });

function endInside(): void {
  expect(() => vm.runInContext("for (;;) spin()", context, { timeout: 1 })).toThrow("timed out");
}

/** More than loops may nest. */
const MANY = 150;

const waits = asPromise(
  sequence(
    () => Promise.resolve(1),
    (n) => n + 1,
  ),
);

test("after it has ended loops that nothing was around, promises are waited for", async () => {
  for (let times = 0; times < MANY; times++) endInside();
  expect(await waits()).toBe(2);
});

test("after it has ended loops inside of others, which go on", async () => {
  const ends = asPromise(
    sequence(
      () => null,
      () => endInside(),
    ),
  );
  for (let times = 0; times < MANY; times++) await ends();
  expect(await waits()).toBe(2);
});
