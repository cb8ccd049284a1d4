/** Every folder of fixtures/ is a test: what it compiles to, and that it behaves as it does natively. */

import { findFixtures } from "./support/fixture";
import { runFixture } from "./support/run-fixture";

for (const [category, fixtures] of findFixtures()) {
  describe(category, () => {
    test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))("%s", async (_, fixture) => {
      await runFixture(fixture);
    });
  });
}
