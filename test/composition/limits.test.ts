/** What limits.ts says of the other plugins holds without ours. */

import { createRequire } from "node:module";
import { compose } from "./compose";
import { type Configuration, configurations } from "./configurations";
import { limits } from "./limits";

for (const { name, alone, sourceType, configurations: where } of limits) {
  const chosen = configurations.filter((one) => where.test(one.name));
  test(`${name}: there is a configuration with it`, () => expect(chosen).not.toEqual([]));
  if (alone === null) continue;
  test.each(chosen.map((one) => [one.name, one] as const))(`${name}: %s`, (_, configuration) => {
    expect(logOf(alone, sourceType, configuration)).not.toEqual(logOf(alone, sourceType, null));
  });
}

function logOf(source: string, sourceType: "script" | undefined, configuration: Configuration | null): string[] {
  const lines: string[] = [];
  const log = (...values: unknown[]) => void lines.push(values.join(" "));
  const strict = sourceType === "script" ? "" : `"use strict";`;
  try {
    const compiled = configuration && compose(source, "alone.js", { sourceType }, configuration, "control");
    run(compiled ?? strict + source, log);
  } catch (error) {
    lines.push(`failed: ${(error as Error).message}`);
  }
  return lines;
}

function run(code: string, log: (...values: unknown[]) => void): void {
  const module = { exports: {} };
  new Function("log", "module", "exports", "require", code)(log, module, module.exports, createRequire(__filename));
}
