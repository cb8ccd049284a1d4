/** What the option `metadata` says about the cases of fixtures/ is true of their sources. */

import { compile } from "./support/compile";
import { type Fixture, findFixtures } from "./support/fixture";
import { canRead } from "./support/run-fixture";

const compiled = [...findFixtures()]
  .flatMap(([category, fixtures]) => (category === "refusals" ? [] : fixtures))
  .filter(canRead);

/** The arguments of each `described`, besides the body. */
function descriptionsIn({ source, input, options }: Fixture): { suspensions: number; all: [string, string, string][] } {
  const { plugin, parser = [], sourceType } = options;
  const parsers = () => ({
    manipulateOptions: (_: unknown, opts: { plugins: unknown[] }) => opts.plugins.push(...parser),
  });
  const { code, reports } = compile(source, {
    filename: input,
    plugin: { ...plugin, metadata: true },
    sourceType,
    plugins: [parsers],
  });
  const calls = code.matchAll(/described\([\w$.#]+, ("(?:[^"\\]|\\.)*"), ("[^"]*"), ("[^"]*")\)/g);
  const all = [...calls].map((call) => call.slice(1).map((text) => JSON.parse(text)) as [string, string, string]);
  return { suspensions: reports.reduce((sum, one) => sum + one.suspensions, 0), all };
}

test.each(compiled.map((fixture) => [fixture.name, fixture] as const))("%s", (name, fixture) => {
  const lines = fixture.source.split("\n");
  const { suspensions, all } = descriptionsIn(fixture);
  const states = all.flatMap(([, file, parts]) => {
    expect(file).toContain(`fixtures/${name}/input.`);
    return parts.split(" ").map((part) => part.split(":"));
  });
  expect(states).toHaveLength(suspensions + all.length);
  expect(states.filter(([state]) => state === "0")).toHaveLength(all.length);
  for (const [state, line, column] of states) {
    if (state === "0") continue;
    expect(lines[Number(line) - 1]!.slice(Number(column) - 1)).toMatch(/^(?:await\b|for await\b|using\b)/);
  }
});
