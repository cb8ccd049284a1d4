/**
 * The alternatives that are measured beside the compiler are alternatives: each applies to what is emitted
 * today, and computes the same, at once, waiting, now and then waiting, and when it is destroyed. The page
 * about them is written from what is kept of the runs.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import plugin from "babel-plugin-coroutine";
import { contendersOf, makersOf } from "../bench/alternatives/contenders";
import { alternatives } from "../bench/alternatives/index";
import { KEPT, page } from "../bench/alternatives/page";
import type { Origin } from "../bench/alternatives/program";
import { computed } from "../bench/alternatives/run-program";
import { kept } from "../bench/page/keep";
import { fromSources } from "./support/bundle";

const sources: Origin = {
  plugin: [plugin, { checks: { raises: "off", missingAwait: "off", redundant: "off" } }],
  runtime: fromSources,
};

test.each(Object.entries(alternatives))(
  "%s: every variant computes what the compiler's output computes",
  async (_, alternative) => {
    const contenders = await contendersOf(alternative, sources);
    for (const work of alternative.works) {
      const [compiler, ...variants] = await makersOf(work, contenders, sources);
      const expected = computed(compiler!());
      expect(expected).toContain("destroyed");
      for (const make of variants) if (make !== null) expect(computed(make())).toEqual(expected);
    }
  },
);

test("docs/alternatives.md is written from docs/benchmarks/ (npx tsx bench/alternatives/rewrite.ts)", () => {
  expect(readFileSync(join(__dirname, "../docs/alternatives.md"), "utf8")).toBe(page(kept(KEPT)));
});
