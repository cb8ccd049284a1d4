/** The page of benchmarks says what was measured: it is written from what is kept of the runs, and from nothing else. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { kept } from "../bench/page/keep";
import { unusedReasons } from "../bench/page/losses";
import { page } from "../bench/page/page";

test("docs/benchmarks.md is written from docs/benchmarks/ (npx tsx bench/page/rewrite.ts)", () => {
  const written = readFileSync(join(__dirname, "../docs/benchmarks.md"), "utf8");
  expect(written).toBe(page(kept()));
});

test("every reason why a goal is not reached belongs to a goal", () => {
  expect(unusedReasons(kept())).toEqual([]);
});
