/** What becomes of a case in a configuration, against what it does natively. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { behaviour } from "../support/behaviour";
import type { Fixture } from "../support/fixture";
import { asItIs, loader } from "../support/modules";
import { hasNative, steps } from "../support/run-fixture";
import { composed, type Way } from "./compose";
import type { Configuration } from "./configurations";
import { limitOf } from "./limits";

export type Verdict =
  | { kind: "leftOut"; reason: string }
  /** It does what the engine does, or where that cannot run it, what is written down. */
  | { kind: "agrees" }
  /** The configuration makes the very same of the native code, without our plugin; or it takes neither. */
  | { kind: "same without us" | "fails without us" }
  /** Something in limits.ts says why. */
  | { kind: "limit"; name: string }
  /** `control`: without our plugin, or where there is no native code, with ours in a pass before. */
  | { kind: "differs"; expected: string; log: string; control: string };

export async function judge(fixture: Fixture, configuration: Configuration): Promise<Verdict> {
  const reason = configuration.leavesOut?.(fixture);
  if (reason) return { kind: "leftOut", reason };
  const expected = await expectedOf(fixture);
  const log = await composedLog(fixture, configuration, "ours");
  if (log === expected) return { kind: "agrees" };
  const isFailure = log.startsWith("failed: ");
  // Native code that must not be run can still be compiled, and fail at that.
  const without = hasNative(fixture.options) || isFailure ? await composedLog(fixture, configuration, "control") : null;
  if (without === log) return { kind: isFailure ? "fails without us" : "same without us" };
  const limit = limitOf(fixture, configuration);
  if (limit) return { kind: "limit", name: limit.name };
  const control = without ?? (await composedLog(fixture, configuration, "apart"));
  return { kind: "differs", expected, log, control };
}

const known = new Map<string, Promise<string>>();

/** The log of native code, or of the case's own where there is none. */
function expectedOf(fixture: Fixture): Promise<string> {
  let expected = known.get(fixture.name);
  if (expected === undefined) {
    expected = hasNative(fixture.options) ? nativeLog(fixture) : Promise.resolve(writtenLog(fixture));
    known.set(fixture.name, expected);
  }
  return expected;
}

const nativeLog = (fixture: Fixture) => logOf(fixture, loader(fixture.input, asItIs, fixture.options));

function writtenLog({ name, folder }: Fixture): string {
  const file = join(folder, "expected.txt");
  if (!existsSync(file)) throw new Error(`${name} has no expected.txt.`);
  return readFileSync(file, "utf8").trimEnd();
}

async function composedLog(fixture: Fixture, configuration: Configuration, way: Way): Promise<string> {
  try {
    return await logOf(fixture, composed(fixture, configuration, way), configuration.globals);
  } catch (error) {
    return `failed: ${(error as Error).message.split("\n")[0]}`;
  }
}

async function logOf(fixture: Fixture, load: () => object, globals: object = {}): Promise<string> {
  const before = new Set(Reflect.ownKeys(globalThis));
  Object.assign(globalThis, globals);
  try {
    return (await inTime(behaviour(fixture, load, steps()))).trimEnd();
  } finally {
    // Sloppy code leaves names behind, which the next case would find.
    for (const name of Reflect.ownKeys(globalThis)) if (!before.has(name)) Reflect.deleteProperty(globalThis, name);
  }
}

/** Some programs wait for ever when they are compiled wrongly. */
function inTime(log: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it does not end")), 5000);
  });
  return Promise.race([log, late]).finally(() => clearTimeout(timer));
}
