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
  core: 5247,
  "promise kind": 4900,
  "all that emitted code may use": 7496,
  everything: 11526,
  suspend: 5183,
  dual: 5307,
  nextTick: 5332,
  sleep: 5134,
  all: 5640,
  "all, allSettled, race, any": 5760,
  timeout: 6342,
  scope: 5972,
  signal: 3480,
  withSignal: 6294,
  dump: 4910,
};

test.each(Object.entries(entryPoints))("%s is no larger than it has to be", async (name, entry) => {
  const { compressed } = await bundled(entry, fromSources);
  expect(compressed).toBeLessThanOrEqual(ceilings[name as keyof typeof entryPoints]);
});
