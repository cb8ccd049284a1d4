/** One test, in one mode, compiled or not, in a realm of its own. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import vm from "node:vm";
import { compile, UnreadableError, type Variant } from "./compile.ts";
import { type Frontmatter, harnessOf, type Mode, sourceFor } from "./frontmatter.ts";
import { Modules } from "./modules.ts";
import { type Failure, type Outcome, outcomeOf } from "./outcome.ts";
import { makeRealm, type Realm } from "./realm.ts";

export interface Run {
  /** The checkout. */
  root: string;
  /** The file of the test. */
  path: string;
  source: string;
  about: Frontmatter;
  mode: Mode;
  variant: Variant;
}

/** Nothing outside of the realm is waited for, apart from agents and their clocks: a few turns are enough. */
const TURNS = 20;
const SECONDS_FOR_AGENTS = 12;

export async function runOne(run: Run): Promise<Outcome> {
  const modules = new Modules(run.path, run.variant);
  const realm = makeRealm(modules.import);
  modules.livesIn(realm);
  let unhandled = 0;
  const count = () => void unhandled++;
  process.on("unhandledRejection", count);
  const thrown = await evaluate(run, realm, modules);
  await untilDone(run.about, thrown, realm.prints);
  process.off("unhandledRejection", count);
  realm.close();
  const isAsync = run.about.flags.includes("async");
  return outcomeOf(run.about.negative, isAsync, { thrown, prints: realm.prints, unhandled });
}

async function evaluate(run: Run, realm: Realm, modules: Modules): Promise<Failure | null> {
  let phase: Failure["phase"] = "runtime";
  try {
    for (const name of harnessOf(run.about)) harnessScript(run, name, modules).runInContext(realm.context);
    phase = "parse";
    const source = sourceFor(run.mode, run.source);
    if (run.mode === "module") {
      const module = modules.make(run.path, source);
      phase = "resolution";
      await module.link(modules.link);
      phase = "runtime";
      await orTimeOut(module.evaluate());
    } else {
      const script = scriptOf(compile(source, run.variant, "script").code, run.path, modules);
      phase = "runtime";
      script.runInContext(realm.context, { timeout: 10_000 });
    }
    return null;
  } catch (error) {
    return failureOf(phase, error);
  }
}

/** A module may wait for ever at its top. */
async function orTimeOut(evaluated: Promise<void>): Promise<void> {
  const timeOut = async () => {
    for (let turn = 0; turn < TURNS; turn++) await nextTurn();
    throw new Error("the module waits for ever");
  };
  await Promise.race([evaluated, timeOut()]);
}

function scriptOf(code: string, filename: string, modules: Modules): vm.Script {
  return new vm.Script(code, { filename, importModuleDynamically: modules.import as never });
}

/** Compiled only once. */
const compiledHarness = new Map<string, string>();

function harnessScript({ root, variant }: Run, name: string, modules: Modules): vm.Script {
  const key = `${variant} ${name}`;
  const known = compiledHarness.get(key);
  const code = known ?? compile(readFileSync(join(root, "harness", name), "utf8"), variant, "script").code;
  compiledHarness.set(key, code);
  return scriptOf(code, name, modules);
}

function failureOf(phase: Failure["phase"], error: any): Failure {
  if (error instanceof UnreadableError) return { phase, type: "SyntaxError", message: error.message };
  const type = typeof error?.constructor === "function" ? String(error.constructor.name) : typeof error;
  return { phase, type, message: String(error?.message ?? describe(error)) };
}

function describe(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "what cannot be shown";
  }
}

/** Until the test said how it ended; and then long enough to see what it says or rejects besides. */
async function untilDone({ flags, includes }: Frontmatter, thrown: Failure | null, prints: string[]): Promise<void> {
  const end = Date.now() + (includes.includes("atomicsHelper.js") ? SECONDS_FOR_AGENTS * 1000 : 0);
  const isOver = () => thrown !== null || !flags.includes("async") || prints.length > 0;
  for (let turn = 0; !isOver() && (turn < TURNS || Date.now() < end); turn++) {
    await (turn < TURNS ? nextTurn() : wait(20));
  }
  await nextTurn();
  await nextTurn();
}
