/** What a module does, as a list of lines: the same for the native and for the compiled one. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { inspect, types } from "node:util";
import type { Fixture } from "./fixture";

type Log = <T>(first?: T, ...rest: unknown[]) => T;
type Step = (log: Log) => unknown;

/** The makers of steps in fixtures/support.ts. */
export type Steps = Record<"waiting" | "direct" | "coroutine" | "immediate", Step>;
const everyStep = ["waiting", "direct", "coroutine", "immediate"] as const;

/** A module with the function that a case without an exec.ts is about. */
interface Subject {
  main?(step: unknown, log: Log): unknown;
}

/** Runs exec.ts of the case, or else `main(step, log)` once for each kind of step. */
export async function behaviour(fixture: Fixture, load: () => object, steps: Steps): Promise<string> {
  const { log, lines } = recorder();
  const exec = join(fixture.folder, "exec.ts");
  if (existsSync(exec)) {
    await require(exec).default(load(), log);
  } else {
    for (const name of fixture.options.steps ?? everyStep) {
      log(`-- ${name}`);
      await runMain(load(), log, steps[name]);
    }
  }
  return lines.join("\n");
}

async function runMain({ main }: Subject, log: Log, step: Step): Promise<void> {
  if (main === undefined) return;
  try {
    log("value", await main(step(log), log));
  } catch (error) {
    log("error", error);
  }
}

/** `log(x, ...)` returns x, so that it can stand in the middle of an expression. */
function recorder(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const log = (...values: unknown[]) => {
    lines.push(values.map(show).join(" "));
    if (lines.length > 5000) throw new Error("5000 lines: this never ends");
    return values[0];
  };
  return { log: log as Log, lines };
}

/** Engines and emitted code word the language's own errors differently, so only their names count. */
function show(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "function") return `function ${value.name}`;
  if (types.isNativeError(value)) return value.name === "Error" ? `Error: ${value.message}` : value.name;
  const text = inspect(value, { depth: 5, breakLength: Number.POSITIVE_INFINITY });
  return text.replace(/\s+/g, " ").replaceAll("[AsyncFunction", "[Function");
}
