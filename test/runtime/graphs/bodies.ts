/** The code of the coroutines, for each runtime: compiled, and as generators that hand their awaits out. */

import { join } from "node:path";
import * as runtime from "coroutine-runtime";
import { buildSync } from "esbuild";
import { fromSources } from "../../support/bundle";
import { compile, load } from "../../support/compile";
import type { Step } from "./programs";
import * as reference from "./reference";
import type { Stage } from "./stage";

const source = `
export async function play(stage, me, plan) {
  let value;
  for (const step of plan) {
    stage.log(me.name, "at", step.kind, stage.runtime.isSync());
    switch (step.kind) {
      case "call": value = await play(stage, me, step.plan); break;
      case "call as": value = await stage.runtime.plays[step.of](stage, me, step.plan); break;
      case "protect": value = await protect(stage, me, step); break;
      case "each": value = await each(stage, me, step); break;
      case "hold": value = await hold(stage, me, step); break;
      case "return": return stage.item(step.item);
      case "throw": throw stage.error();
      case "act": stage.act(step.act); break;
      case "signal": stage.onAbort(me, step.act); break;
      case "group": value = await stage.group(step); break;
      case "scope": value = await stage.scope(step); break;
      default: value = await stage.item(step); break;
    }
    stage.log(me.name, "got", value);
  }
  return value;
}
async function protect(stage, me, step) {
  const id = stage.enter();
  try {
    return await play(stage, me, step.body);
  } catch (error) {
    stage.log(me.name, "catches", error);
    if (step.caught === null) throw error;
    return await play(stage, me, step.caught);
  } finally {
    stage.cleaned[id]++;
    stage.log(me.name, "cleans", id);
    await play(stage, me, step.cleanup);
  }
}
export async function next(stage, item) {
  const value = await stage.item(item);
  return { value, done: false };
}`;

const language = `
async function each(stage, me, step) {
  for await (const item of stage.iterate(step)) {
    stage.log(me.name, "item", item);
    if (step.isLeft) return "left";
    await play(stage, me, step.body);
  }
}
async function hold(stage, me, { items, body }) {
  using first = stage.item(items[0]);
  await using second = stage.item(items[1]);
  using third = stage.item(items[2]);
  return await play(stage, me, body);
}`;

/** The same in words that generators, and older engines, have. */
const spelledOut = `
async function each(stage, me, step) {
  const isAdapted = step.of === "values" && (!ticks || stage.runtime.isSync());
  const iterator = opened(stage, step, isAdapted);
  const close = () => isAdapted ? iterator.return().value : iterator.return();
  let isWaiting = false;
  let isOpen = true;
  try {
    for (;;) {
      let result = iterator.next();
      isWaiting = true;
      isOpen = !result.done;
      if (isAdapted) result.value = await (result.value);
      else result = await (result);
      isWaiting = false;
      isOpen = !result.done;
      if (result.done) return;
      stage.log(me.name, "item", result.value);
      if (step.isLeft) return "left";
      await play(stage, me, step.body);
    }
  } catch (error) {
    const isClosed = !isOpen || !iterator.return;
    isOpen = false;
    try {
      if (!isWaiting && !isClosed) await (close());
      else if (isAdapted && stage.closesRejected && !isClosed) close();
    } catch {}
    throw error;
  } finally {
    if (isOpen && iterator.return) {
      const closed = close();
      if (!isWaiting || stage.runtime.isCoroutine(closed)) await (closed);
    }
  }
}
function opened(stage, step, isAdapted) {
  const items = stage.iterate(step);
  if (step.of !== "values") return items[Symbol.asyncIterator]();
  const iterator = items[Symbol.iterator]();
  return isAdapted ? iterator : stage.adapted(iterator);
}
async function hold(stage, me, { items, body }) {
  const [first, second, third] = items.map((item) => stage.item(item));
  let failure = null;
  const fail = (error) => {
    failure = { error: failure === null ? error : stage.suppressed(error, failure.error) };
  };
  const drop = (held) => {
    try {
      held.destroy();
    } catch (error) {
      fail(error);
    }
  };
  try {
    return await play(stage, me, body);
  } catch (error) {
    fail(error);
  } finally {
    drop(third);
    try {
      await second[Symbol.asyncDispose]();
    } catch (error) {
      fail(error);
    } finally {
      drop(first);
      if (failure !== null) throw failure.error;
    }
  }
}`;

const raw = { plugin: null, module: "cjs" } as const;

function compiled(kind: "raising" | "promise", modules = {}): Code {
  return load(compile(`"use coroutine ${kind}";${source}${language}`, { module: "cjs" }).code, modules) as Code;
}

/** The same text, its awaits handed out: those of calls as calls. */
function generators(wait: "wait" | "tick"): Code {
  const text = `const ticks = ${wait === "tick"};${source}${spelledOut}`
    .replaceAll("async function", "function*")
    .replaceAll(/await ((?:play|protect|each|hold)\(.*?\));/g, "yield { call: () => $1 };")
    .replaceAll(/await (stage.runtime.plays\[step.of\])(\(.*?\));/g, "yield { call: () => $1.body$2 };")
    .replaceAll(/await (.*?\));/g, `yield { ${wait}: $1 };`);
  return load(compile(text, raw).code) as Code;
}

type Play = (stage: Stage, me: { name: string }, plan: Step[]) => any;
type Code = { play: any; next: any };

export interface Runtime {
  plays: { coroutine: Play; promise: Play; native: Play };
  next(stage: Stage, item: unknown): any;
  suspend(start: (resume: any) => () => void): any;
  dual(sides: Record<"sync" | "async" | "callback", unknown>): () => any;
  nextTick(): any;
  isSync(): boolean;
  signal(): AbortSignal;
  isCoroutine(x: unknown): boolean;
  scope(body: any): any;
  withSignal(co: any, signal: AbortSignal): any;
  all(items: any[]): any;
  allSettled(items: any[]): any;
  any(items: any[]): any;
  race(items: any[]): any;
}

const native = load(compile(`const ticks = false;${source}${spelledOut}`, raw).code).play;

function makeOurs(library: object, modules = {}): Runtime {
  const plays = { coroutine: compiled("raising").play, promise: compiled("promise", modules).play, native };
  return { ...library, next: compiled("raising", modules).next, plays } as Runtime;
}

/** A part of the functions, and the library, on another copy of the package. */
export function twoCopies(): Runtime {
  const contents = ["index", "contract"].map((name) => `export * as ${name} from "./${name}.ts";`).join("");
  const resolveDir = join(__dirname, "../../../runtime/src");
  const { outputFiles } = buildSync({
    ...fromSources,
    stdin: { contents, resolveDir },
    bundle: true,
    format: "cjs",
    write: false,
  });
  const copy = load(outputFiles[0]!.text);
  return makeOurs(copy.index, { "coroutine-runtime/contract": copy.contract });
}

function makeTheirs(): Runtime {
  const { play, next } = generators("wait");
  const plays = {
    coroutine: reference.compiled(play),
    promise: reference.promised(generators("tick").play),
    native: reference.foreign(native),
  };
  return { ...reference, next: reference.compiled(next), plays } as Runtime;
}

export const ours = makeOurs(runtime);
export const theirs = makeTheirs();
