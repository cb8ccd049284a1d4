/**
 * The runtime stays small: bytes, minified and compressed, of what a bundler keeps for each entry.
 *
 * A ceiling is a few percent above what was measured when it was written. To raise one, run
 * `npx jest test/size`, see what the failure says it is now, and write down that plus three percent;
 * say in the commit what the bytes are for. What has become smaller takes its ceiling down with it.
 */

import { bundled } from "../bench/compact";
import { entryPoints } from "../bench/entry-points";
import { fromSources } from "./support/bundle";

const ceilings: Record<keyof typeof entryPoints, number> = {
  core: 5969,
  "promise kind": 4900,
  "all that emitted code may use": 8350,
  everything: 12500,
  suspend: 5935,
  dual: 6064,
  nextTick: 6086,
  sleep: 5828,
  all: 6227,
  "all, allSettled, race, any": 6356,
  timeout: 7076,
  scope: 6635,
  signal: 868,
  withSignal: 7013,
  dump: 1957,
};

test.each(Object.entries(entryPoints))("%s is no larger than it has to be", async (name, entry) => {
  const { compressed } = await bundled(entry, fromSources);
  expect(compressed).toBeLessThanOrEqual(ceilings[name as keyof typeof entryPoints]);
});
