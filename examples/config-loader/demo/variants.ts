/** Errors as values: what a raising coroutine completes with. */

import { type ConfigError, explain, loadConfig } from "config-loader";
import { color, fold, say, section } from "./page.ts";
import { stopAt } from "./projects.ts";

export async function variants(): Promise<void> {
  section("Errors are values", "A raising coroutine completes with a variant: 0 with an error, 1 with a value.");

  const good = loadConfig("projects/yaml", { stopAt }).tryCall();
  say('  loadConfig("projects/yaml").tryCall()');
  say(`  ${color.green(`{ index: ${good.index}, value: { config, file, sources } }`)}\n`);

  const broken = loadConfig("projects/broken-yaml", { stopAt }).tryCall();
  say('  loadConfig("projects/broken-yaml").tryCall()');
  show(broken);

  const awaited = loadConfig("projects/cycle", { stopAt });
  await new Promise((done) => awaited.run(done));
  say('\n  loadConfig("projects/cycle"), run to its end, then .result()');
  show(awaited.result());
}

function show(variant: ReturnType<ReturnType<typeof loadConfig>["result"]>): void {
  if (variant.index === 1) throw new Error("this project is there to be broken");
  const { index, error } = variant;
  say(`  ${color.red(`{ index: ${index}, error: ${(error as Error).name} }`)}`);
  const [headline = "", ...frame] = explain(error as ConfigError).split("\n");
  for (const line of fold(`    ${headline}`)) say(line);
  // The line at fault and its caret stand out from those around it.
  for (const line of frame) say(`    ${/^>|\^$/.test(line) ? line : color.dim(line)}`);
}
