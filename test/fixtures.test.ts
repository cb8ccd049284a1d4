/** Every folder of fixtures/ is a test: what it compiles to, and that it behaves as it does natively. */

import { version } from "./support/babel";
import { type Fixture, findFixtures } from "./support/fixture";
import { canRead, runFixture } from "./support/run-fixture";

for (const [category, fixtures] of findFixtures()) {
  describe(category, () => {
    const [readable, unreadable] = [fixtures.filter(canRead), fixtures.filter((one) => !canRead(one))];
    each(readable, (fixture) => test(fixture.name, () => runFixture(fixture)));
    each(unreadable, ({ name }) => test.skip(`${name} (not syntax for Babel ${version})`, () => {}));
  });
}

function each(fixtures: Fixture[], declare: (fixture: Fixture) => void): void {
  for (const fixture of fixtures) declare(fixture);
}
