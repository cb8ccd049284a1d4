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
  core: 5535,
  "promise kind": 4900,
  "all that emitted code may use": 7692,
  everything: 11826,
  suspend: 5481,
  dual: 5607,
  nextTick: 5631,
  sleep: 5428,
  all: 5900,
  "all, allSettled, race, any": 6022,
  timeout: 6640,
  scope: 6237,
  signal: 3480,
  withSignal: 6584,
  dump: 4910,
};

test.each(Object.entries(entryPoints))("%s is no larger than it has to be", async (name, entry) => {
  const { compressed } = await bundled(entry, fromSources);
  expect(compressed).toBeLessThanOrEqual(ceilings[name as keyof typeof entryPoints]);
});
