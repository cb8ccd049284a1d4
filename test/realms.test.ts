/** Coroutines, promises and functions of another realm: a context of its own, with a runtime of its own. */

import { join } from "node:path";
import vm from "node:vm";
import * as ours from "coroutine-runtime";
import { buildSync } from "esbuild";
import { compile, load } from "./support/compile";
import { collect } from "./support/memory";

const source = `
export const plain = async (next) => { "use coroutine"; const x = await next(); return [x]; };
export const raises = async (next) => { "use coroutine raising"; throw await next(); };
export const caught = async (next) => { "use coroutine"; try { return await next(); } catch (error) { return ["caught", error]; } };
export const promised = async (next) => { "use coroutine promise"; const x = await next(); return [x]; };
export const waits = async (x) => { "use coroutine"; return await x; };
export const promiseWaits = async (x) => { "use coroutine promise"; return await x; };
export const held = async (next, log) => { "use coroutine"; try { return await next(); } finally { log("finally"); } };
export const calls = async (f) => { "use coroutine"; return await f(); };
export const notCallable = async () => { "use coroutine raising"; return (await 0)(); };
export const spread = async () => { "use coroutine raising"; for await (const x of 1) return x; };
export function sloppy() { return async function () { "use coroutine"; return this; }; }
export const parts = { Promise, TypeError, Array, globalThis };
`;

const entry = `export * from "coroutine-runtime/src/index.ts"; export * as contract from "coroutine-runtime/src/contract.ts";`;
const runtimeText = buildSync({
  stdin: { contents: entry.replaceAll("coroutine-runtime", "./runtime"), resolveDir: join(__dirname, "..") },
  bundle: true,
  write: false,
  format: "cjs",
}).outputFiles[0]!.text;

/** The module, compiled, in a realm of its own. */
function inAnotherRealm(ticks: "direct" | "exact"): Record<string, any> {
  const context = vm.createContext({});
  const run = (code: string, required: unknown) => {
    const module = { exports: {} as Record<string, any> };
    const f = vm.runInContext(`(function (exports, module, require) { ${code}\n})`, context);
    f(module.exports, module, () => required);
    return module.exports;
  };
  const runtime = run(runtimeText, undefined);
  return { ...run(codeFor(ticks), runtime.contract), runtime };
}

function codeFor(ticks: "direct" | "exact"): string {
  return compile(source, { plugin: { ticks }, module: "cjs", filename: "realms.js" }).code.replace('"use strict";', "");
}

describe.each(["direct", "exact"] as const)("%s ticks", (ticks) => {
  const here = load(codeFor(ticks));
  const there = inAnotherRealm(ticks);
  const { Promise: TheirPromise, TypeError: TheirTypeError } = there.parts;

  test("the other realm has a state, and intrinsics, of its own", () => {
    expect(there.runtime.contract.ABRUPT).not.toBe(load(codeFor(ticks)).ABRUPT);
    expect(there.parts.Promise).not.toBe(Promise);
  });

  test("its promises and thenables are waited for", async () => {
    for (const name of ["waits", "promiseWaits"]) {
      expect(await here[name](TheirPromise.resolve(1))).toBe(1);
      await expect(here[name](TheirPromise.reject("no"))).rejects.toBe("no");
      expect(await here[name]({ then: (done: (x: unknown) => void) => done(TheirPromise.resolve(2)) })).toBe(2);
    }
  });

  test("its coroutines are waited for: they start when they are awaited, once", async () => {
    let started = 0;
    const co = there.plain(() => ++started);
    for (const name of ["waits", "promiseWaits"]) expect(await here[name](co)).toEqual([1]);
    expect(co.get()).toEqual([1]);
    await expect(here.waits(there.raises(() => "no"))).rejects.toBe("no");
    expect(await here.waits(there.plain(() => Promise.resolve(3)))).toEqual([3]);
  });

  test("its functions are called as what they are", async () => {
    for (const name of ["plain", "promised"]) {
      expect(await here.calls(() => there[name](() => 1))).toEqual([1]);
      expect(await here[name](() => there[name](() => TheirPromise.resolve(2)))).toEqual([[2]]);
      expect(await there[name](() => here[name](() => Promise.resolve(2)))).toEqual([[2]]);
    }
    for (const f of [there.notCallable, there.spread])
      expect(await here.caught(f)).toEqual(["caught", expect.anything()]);
    expect(await here.caught(() => there.raises(() => "no"))).toEqual(["caught", "no"]);
    expect(await here.calls(there.plain.bind(null, () => 5))).toEqual([5]);
  });

  test("a direct await of its functions does not run its bodies on our stack", async () => {
    const made = there.waits;
    const both = load(
      compile("export const f = async (g, x) => { 'use coroutine'; return await g(x); };", {
        plugin: { ticks },
        module: "cjs",
        filename: "both.js",
      }).code,
    );
    expect(await both.f(made, TheirPromise.resolve(1))).toBe(1);
    expect(await both.f(made, 2)).toBe(2);
  });

  test("its errors, and the language's there, are those of its realm; its promise functions return its promises", async () => {
    const [, error] = await here.caught(there.notCallable);
    expect(error).toBeInstanceOf(TheirTypeError);
    const [, other] = await there.caught(here.notCallable);
    expect(other).toBeInstanceOf(here.parts.TypeError);
    expect(there.promised(() => 1)).toBeInstanceOf(TheirPromise);
    expect(here.promised(() => 1)).toBeInstanceOf(Promise);
    expect(await there.sloppy()()).toBe(there.parts.globalThis);
  });

  test("inside call() they cannot be waited for, and say so", () => {
    expect(() => here.waits(there.plain(() => 1)).call()).toThrow("ERR_SUSPENDED");
    expect(() => here.waits(TheirPromise.resolve(1)).call()).toThrow("ERR_SUSPENDED");
  });

  test("several at the same time, and what is destroyed", async () => {
    const all = ours.all([there.plain(() => 1), here.plain(() => 2), TheirPromise.resolve(3)] as any);
    expect(await all).toEqual([[1], [2], 3]);
    expect(ours.isCoroutine(there.plain(() => 1))).toBe(true);

    const log: string[] = [];
    const add = (x: string) => void log.push(x);
    const inner = there.held(
      () => new Promise(() => {}),
      (x: string) => add(`there ${x}`),
    );
    const outer = here.held(
      () => inner,
      (x: string) => add(`here ${x}`),
    );
    outer.run(() => {});
    await null;
    outer.destroy();
    expect([outer.status, inner.status, log]).toEqual(["destroyed", "suspended", ["here finally"]]);
  });
});

test("what has an answer to every question is no coroutine", async () => {
  const { waits, promiseWaits } = load(codeFor("direct"));
  const anything: any = new Proxy(() => anything, { get: (_target, key) => (key === "then" ? undefined : anything) });
  expect(await waits(anything)).toBe(anything);
  expect(await promiseWaits(anything)).toBe(anything);
  expect(await load(codeFor("exact")).promiseWaits(anything)).toBe(anything);
});

test("a function that coroutines of other realms have awaited keeps none of them", async () => {
  const shared = async () => 1;
  const realms: WeakRef<object>[] = [];
  for (let round = 0; round < 5; round++) realms.push(await realmThatAwaits(shared));
  await collect(1);
  expect(realms.filter((realm) => realm.deref() !== undefined).length).toBeLessThan(2);
});

async function realmThatAwaits(shared: () => Promise<unknown>): Promise<WeakRef<object>> {
  const { promised, parts } = inAnotherRealm("direct");
  for (let time = 0; time < 3; time++) await promised!(shared);
  return new WeakRef(parts.globalThis);
}
