/**
 * Types may stay in what is emitted, for a tool behind Babel that takes them out: it is
 * TypeScript then. What Babel cannot print by itself, `(x as T)++`, is not asked for.
 */

import { compile } from "./support/compile";
import { findFixtures } from "./support/fixture";

const printed = (source: string, plugin: object | null) => compile(source, { plugin, filename: "kept.ts" }).code;

function isPrintable(source: string): boolean {
  try {
    printed(printed(source, null), null);
    return true;
  } catch {
    return false;
  }
}

const written = [...findFixtures()]
  .flatMap(([category, fixtures]) => (category === "refusals" ? [] : fixtures))
  .filter(({ input, source }) => input.endsWith(".ts") && isPrintable(source));

test.each(written.map((fixture) => [fixture.name, fixture] as const))("%s", (_, { source, options }) => {
  expect(() => printed(printed(source, options.plugin ?? {}), null)).not.toThrow();
});
