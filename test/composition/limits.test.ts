/** What limits.ts says of the other plugins holds without ours. */

import { createRequire } from "node:module";
import { compose } from "./compose";
import { type Configuration, configurations } from "./configurations";
import { limits } from "./limits";

for (const { name, alone, sourceType, configurations: where } of limits) {
  const chosen = configurations.filter((one) => where.test(one.name));
  test(`${name}: there is a configuration with it`, () => expect(chosen).not.toEqual([]));
  if (alone === null) continue;
  test.each(chosen.map((one) => [one.name, one] as const))(`${name}: %s`, async (_, configuration) => {
    expect(await logOf(alone, sourceType, configuration)).not.toEqual(await logOf(alone, sourceType, null));
  });
}

/** Null: natively. */
async function logOf(source: string, sourceType: "script" | undefined, where: Configuration | null): Promise<string[]> {
  const lines: string[] = [];
  const log = (...values: unknown[]) => void lines.push(values.join(" "));
  const strict = sourceType === "script" ? "" : `"use strict";`;
  try {
    run(where === null ? strict + source : compose(source, "alone.js", { sourceType }, where, "control"), log);
    await new Promise(setImmediate);
  } catch (error) {
    if (where === null) throw error;
    lines.push(`failed: ${(error as Error).message}`);
  }
  return lines;
}

function run(code: string, log: (...values: unknown[]) => void): void {
  const module = { exports: {} };
  new Function("log", "module", "exports", "require", code)(log, module, module.exports, createRequire(__filename));
}
