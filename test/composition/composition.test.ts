/** A few cases in every configuration: `npm run composition` does it with all of them. */

import { findFixtures } from "../support/fixture";
import { configurations } from "./configurations";
import { judge, type Verdict } from "./verdict";

/** One for each thing that other plugins change most: classes, closures of turns, iteration, patterns, types, JSX. */
const chosen = [
  "classes/private-state-over-awaits",
  "destroy/cleanup-then-finally-blocks",
  "functions/default-parameters",
  "iteration/for-await-over-sync-iterables",
  "jsx/components-and-conditions",
  "loops/let-captured-in-the-head",
  "nesting/every-kind-awaits-every-kind",
  "protect/retry",
  "typescript/casts-around-awaits",
];

const exceptions: Record<string, Record<string, Verdict["kind"]>> = {
  // It asks for the fields to be lowered too.
  "only classes": { "classes/private-state-over-awaits": "fails without us" },
  // Children are among the properties, which no engine has an opinion about.
  "react: automatic": { "jsx/components-and-conditions": "same without us" },
  "react: development": { "jsx/components-and-conditions": "same without us" },
};

const fixtures = [...findFixtures().values()].flat().filter(({ name }) => chosen.includes(name));

test("the cases exist", () => {
  if (!process.env.FIXTURES) expect(fixtures.map(({ name }) => name)).toEqual(chosen);
});

test.each(configurations.map((one) => [one.name, one] as const))("%s", async (_, configuration) => {
  const verdicts: Record<string, Verdict> = {};
  for (const fixture of fixtures) {
    const verdict = await judge(fixture, configuration);
    if (verdict.kind !== "leftOut") verdicts[fixture.name] = verdict;
  }
  expect(verdicts).not.toEqual({});
  for (const [name, { kind }] of Object.entries(verdicts)) {
    const others = exceptions[configuration.name]?.[name];
    expect(`${name} ${kind}`).toBe(`${name} ${others ?? "agrees"}`);
  }
});
