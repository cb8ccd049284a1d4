/**
 * The start of every statement and of every await of the cases is in the source map, wherever Babel has it without us.
 * What has no code of its own is listed in without-code.txt: code that nothing leads to, loops that never come back,
 * jumps to what comes next (`UPDATE=1` writes it; read what it adds).
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@babel/core";
import { difference } from "../support/difference";
import { type Fixture, findFixtures } from "../support/fixture";
import { compileMapped } from "./mapped";
import { placesOf, type Start, startsIn } from "./places";

const list = join(__dirname, "without-code.txt");

test("every statement and every await is mapped, or has no code", () => {
  const unmapped: string[] = [];
  let starts = 0;
  for (const [category, fixtures] of findFixtures()) {
    for (const fixture of category === "refusals" ? [] : fixtures) {
      const inMap = (ours: boolean) => placesOf(compileMapped(fixture, fixture.source, fixture.input, ours).map);
      const all = startsOf(fixture);
      const compiled = inMap(true);
      const missing = all.filter(({ place }) => !compiled.has(place));
      const natively = missing.length > 0 ? inMap(false) : compiled;
      const lost = missing.filter(({ place }) => natively.has(place));
      unmapped.push(...lost.map(({ type, place, text }) => `${fixture.name} ${place} ${type}: ${text}`));
      starts += all.length;
    }
  }
  if (process.env.FIXTURES) return;
  expect(starts).toBeGreaterThan(8000);
  const found = `${unmapped.sort().join("\n")}\n`;
  if (process.env.UPDATE) writeFileSync(list, found);
  const known = readFileSync(list, "utf8");
  if (found !== known) throw new Error(difference(["without-code.txt", "now"], known, found));
});

function startsOf({ source, input, options: { parser = [], sourceType } }: Fixture): Start[] {
  const typescript = /\.tsx?$/.test(input) ? ["typescript" as const] : [];
  const plugins = [...parser, ...typescript, "explicitResourceManagement" as const];
  const ast = parse(source, {
    filename: input,
    sourceType,
    configFile: false,
    babelrc: false,
    parserOpts: { plugins },
  });
  return startsIn(ast!, source);
}
