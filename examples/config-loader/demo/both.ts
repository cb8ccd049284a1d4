/** Every sample project, loaded both ways. */

import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Config, type ConfigError, type Loaded, loadConfig, loadConfigSync } from "config-loader";
import { color, fold, say, section } from "./page.ts";
import { projects, shortened, stopAt } from "./projects.ts";

/** What a load came to: either way, something to compare. */
type Outcome = { loaded: Loaded } | { problems: string };

export async function both(): Promise<void> {
  section("One source, both ways", "Each project of projects/, awaited and called: ✓ where the outcomes are equal.");
  for (const project of projects) {
    const awaited = await outcome(() => loadConfig(`projects/${project}`, { stopAt }));
    const called = await outcome(() => loadConfigSync(`projects/${project}`, { stopAt }));
    const same = isDeepStrictEqual(awaited, called);
    if (!same) process.exitCode = 1;
    say(`  ${same ? color.green("✓") : color.red("✗ not equal:")} ${color.bold(project)}`);
    report(called);
  }
}

async function outcome(load: () => PromiseLike<Loaded> | Loaded): Promise<Outcome> {
  try {
    return { loaded: await load() };
  } catch (error) {
    return { problems: (error as ConfigError).message };
  }
}

function report(outcome: Outcome): void {
  if ("problems" in outcome) {
    const lines = outcome.problems.split("\n").flatMap((problem) => fold(`    ${shortened(problem)}`));
    for (const line of lines) say(color.red(line));
    return;
  }
  const { config, sources } = outcome.loaded;
  say(`    ${summary(config)}`);
  say(color.dim(`    from ${sources.map((file) => basename(file)).join(" < ")}`));
}

function summary({ name, region, replicas, env = {} }: Config): string {
  const settings = Object.entries({ replicas, ...env }).filter(([, value]) => value !== undefined);
  return [`${name} in ${region}`, ...settings.map(([key, value]) => `${key}=${value}`)].join("  ");
}
