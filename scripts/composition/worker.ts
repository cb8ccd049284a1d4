/** A worker process: judges every case in the configuration that it is told the name of. */

import { configurations } from "../../test/composition/configurations/index.ts";
import { judge } from "../../test/composition/verdict.ts";
import { findFixtures } from "../../test/support/fixture.ts";

/** What is refused emits nothing. */
const fixtures = [...findFixtures()].flatMap(([category, cases]) => (category === "refusals" ? [] : cases));

// Cases are about rejections that nobody handles, too.
process.on("unhandledRejection", () => {});

process.on("message", async (name: string) => {
  const configuration = configurations.find((one) => one.name === name)!;
  for (const fixture of fixtures) {
    process.send?.({ begins: fixture.name });
    process.send?.({ fixture: fixture.name, verdict: await judge(fixture, configuration) });
  }
  process.send?.({ over: true });
});
