/**
 * Random programs run natively and compiled: same trace, same outcome. This is the short form, with fixed seeds;
 * `npm run fuzz` has no end. Both print the smallest diverging program and the command that repeats it.
 */

import { runBatch } from "./random/fuzz/batch.ts";

jest.setTimeout(300_000);

test("compiled programs do what native ones do, suspended, called and destroyed", async () => {
  const divergence = await runBatch({ subject: "ours", seed: 1, programs: 300 });
  if (divergence !== null) throw new Error(divergence);
});

test("small programs, each for another construct in another, likewise", async () => {
  const divergence = await runBatch({ subject: "ours", series: "pairs", seed: 0, programs: 300 });
  if (divergence !== null) throw new Error(divergence);
});

test("small functions of few names and values, likewise", async () => {
  const divergence = await runBatch({ subject: "ours", series: "dense", seed: 100_000, programs: 300 });
  if (divergence !== null) throw new Error(divergence);
});

test("large ones with TypeScript's types in them, likewise", async () => {
  const divergence = await runBatch({ subject: "typed", seed: 1, programs: 100 });
  if (divergence !== null) throw new Error(divergence);
});

test("small ones that preset-env lowers for old engines, likewise", async () => {
  const divergence = await runBatch({ subject: "lowered", series: "pairs", seed: 22546, programs: 60 });
  if (divergence !== null) throw new Error(divergence);
});

test("the generators that say what destruction does agree with async functions", async () => {
  const divergence = await runBatch({ subject: "native", seed: 1, programs: 150 });
  if (divergence !== null) throw new Error(divergence);
});
