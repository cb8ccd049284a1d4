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
  core: 5898,
  "promise kind": 4900,
  "all that emitted code may use": 8085,
  everything: 12282,
  suspend: 5869,
  dual: 5995,
  nextTick: 6015,
  sleep: 5764,
  all: 6160,
  "all, allSettled, race, any": 6288,
  timeout: 6999,
  scope: 6562,
  signal: 3480,
  withSignal: 6936,
  dump: 4910,
};

test.each(Object.entries(entryPoints))("%s is no larger than it has to be", async (name, entry) => {
  const { compressed } = await bundled(entry, fromSources);
  expect(compressed).toBeLessThanOrEqual(ceilings[name as keyof typeof entryPoints]);
});
