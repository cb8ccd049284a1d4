/** A suspended coroutine keeps what it still needs, and nothing else: everything else is collected at once. */

import { compile, load as loadCode } from "../support/compile";
import { collect, everyWay, turn, Watch, type Way } from "../support/memory";

const helpers = `
  async function nested(make, hold, name) {
    "use coroutine";
    const own = make(name + "'s own");
    await hold("more");
    return [make(name + "'s value"), own].length;
  }
  async function fails(make, hold) {
    "use coroutine raising";
    await hold("more");
    throw make("error");
  }
  async function given(hold, a, b, use) {
    "use coroutine";
    use(a);
    await hold();
    use(b);
  }
  const value = async (x) => {
    "use coroutine";
    return x;
  };
  class Counted {
    #o;
    constructor(o) { this.#o = o; }
    async run(hold, a, use) {
      "use coroutine";
      use(a, this.#o);
      await hold();
      use(this.#o);
    }
  }`;

/** Each body has something alive as well, so that the test would notice if nothing were kept, or nothing looked at. */
const cases = [
  ["a local after its last use", 'const a = make("a"), b = make("b"); use(a); await hold(); use(b);', "b"],
  ["a parameter after its last use", "use(first); await hold(); use(second);", "second"],
  ["a parameter that is never used", "await hold(); use(second);", "second"],
  [
    "a local of the other branch",
    'const a = make("a"), b = make("b"); if (use(a)) use(a); else { await hold(); use(b); }',
    "b",
  ],
  [
    "a local of a block that was left",
    '{ const a = make("a"); await hold("more"); use(a); } const b = make("b"); await hold(); use(b);',
    "b",
  ],
  ["what a variable held before", 'let a = make("a"); use(a); a = make("b"); await hold(); use(a);', "b"],
  [
    "what a variable holds that is assigned first",
    'let a = make("a"); use(a); await hold(); a = second; use(a);',
    "second",
  ],
  [
    "the values of an expression that is over",
    'use(make("a"), await value(make("b")), [make("c")]); await hold(); use(first);',
    "first",
  ],
  ["operands that are still to be used are kept", 'use(make("a"), await value(make("b")), await hold());', "a b"],
  ["an awaited value", 'const a = await value(make("a")); use(a); await hold(); use(first);', "first"],
  ["an awaited value that nobody uses", 'await value(make("a")); await hold(); use(first);', "first"],
  [
    "an awaited value that came later",
    'const a = [await hold("more"), make("a")]; use(a); await hold(); use(first);',
    "first",
  ],
  [
    "the value of a promise",
    'await Promise.resolve(make("a")).then(() => make("b")); await hold(); use(first);',
    "first",
  ],
  ["the value of the promise before", 'use(await Promise.resolve(make("a"))); await hold(); use(first);', "first"],
  [
    "the values of promises before, which nobody uses",
    'await Promise.resolve(make("a")); await Promise.resolve(make("b")); await hold(); use(first);',
    "first",
  ],
  [
    "the error of the promise before",
    'try { await Promise.reject(make("a")); } catch (e) { use(e); } await hold(); use(first);',
    "first",
  ],
  [
    "the errors of two promises before",
    'for (let i = 0; i < 2; i++) try { await Promise.reject(make("a" + i)); } catch {} await hold(); use(first);',
    "first",
  ],
  [
    "a thenable that has been asked",
    'await { with: make("a"), then(f) { Promise.resolve(hold()).then(f); } }; use(first);',
    "first",
  ],
  [
    "a thenable that has settled",
    'await { with: make("a"), then(f) { f(make("b")); } }; await hold(); use(first);',
    "first",
  ],
  ["a child that has finished", 'await nested(make, hold, "child"); await hold(); use(first);', "first"],
  [
    "a child that waits is kept",
    'await (async () => { "use coroutine"; const a = make("a"); await hold(); use(a); })(); use(first);',
    "first a",
  ],
  [
    "the handle of a child that has finished",
    'let co = nested(make, hold, "child"); await co; co = null; await hold(); use(first);',
    "first",
  ],
  [
    "an error that was caught",
    "try { await fails(make, hold); } catch (e) { use(e); } await hold(); use(first);",
    "first",
  ],
  ["an error in its clause is kept", "try { await fails(make, hold); } catch (e) { await hold(); use(e); }", "error"],
  [
    "an error that went through finally",
    "try { try { await fails(make, hold); } finally { use(); } } catch {} await hold(); use(first);",
    "first",
  ],
  [
    "an error on its way through finally is kept",
    "try { try { await fails(make, hold); } finally { await hold(); } } catch {} use(first);",
    "first error",
  ],
  [
    "an error of an earlier turn",
    "for (let i = 0; i < 2; i++) try { try { if (i === 0) await fails(make, hold); } finally { if (i === 1) await hold(); } } catch {} use(first);",
    "first",
  ],
  ["a value on its way through finally is kept", 'try { return make("a"); } finally { await hold(); }', "a"],
  [
    "a return that finally replaces",
    'for (;;) { try { return make("a"); } finally { break; } } await hold(); use(first);',
    "first",
  ],
  [
    "the items of turns that are over",
    'for (const a of [1, 2]) { const b = make("b" + a); use(b); if (a === 2) await hold(); } use(first);',
    "first",
  ],
  [
    "the item of a turn after its last use",
    'for (const a of (function* () { yield make("a"); })()) { use(a); await hold(); } use(first);',
    "first",
  ],
  [
    "the list of a loop that was left",
    'for (const a of [make("a")]) { await hold("more"); use(a); } await hold(); use(first);',
    "first",
  ],
  ["the list of a loop is kept in it", 'for (const a of [make("a"), make("b")]) await hold();', "a b"],
  [
    "the object of a for-in that was left",
    'for (const a in { x: make("a") }) { await hold("more"); use(a); } await hold(); use(first);',
    "first",
  ],
  [
    "what a closure shares, with the closure",
    'let a = make("a"); const f = () => (a = a); f(); await hold(); use(first);',
    "first",
  ],
  [
    "what a closure shares is kept while the closure is",
    'let a = make("a"); const f = () => (a = a); await hold(); f();',
    "a",
  ],
  [
    "the parts of a pattern",
    'const { a = await value(make("a")), ...rest } = { b: make("b") }; use(a, rest); await hold(); use(first);',
    "first",
  ],
  [
    "a name that means something else inside a function",
    'const a = make("a"); use(a); await hold(); use((a) => a, class a { b() { return a; } }, first);',
    "first",
  ],
  ["arguments of a direct call", 'await given(hold, make("a"), make("b"), use);', "b"],
  [
    "arguments of a call by a handle",
    'const co = given(hold, make("a"), make("b"), use); await co; use(first);',
    "first b",
  ],
  ["arguments of a method, which keeps its object", 'await new Counted(make("o")).run(hold, make("a"), use);', "o"],
  ["what is not needed after a tail await", 'const a = make("a"); return await given(hold, a, second, use);', "second"],
] as const;

/** Where a body can stand: beside its entry, or inside it. */
const forms = {
  lifted: (name: string, body: string) => `export async function ${name}(make, hold, use, first, second) ${body}`,
  nested: (name: string, body: string) =>
    `export const { ${name} } = class { static async ${name}(make, hold, use, first, second) ${body} };`,
};
const directives = { coroutine: "use coroutine raising", promise: "use coroutine promise" };

type Form = keyof typeof forms;
type Kind = keyof typeof directives;

/** The bodies of all cases, compiled once for all ways to wait. */
const loaded: Record<string, Record<string, any>> = {};

function load(form: Form, kind: Kind): Record<string, any> {
  // `super` keeps a body in its entry.
  const first = form === "nested" ? "use(super.none);" : "";
  const bodies = cases.map(([, body], n) => forms[form](`body${n}`, `{ "${directives[kind]}"; ${first} ${body} }`));
  const { code, reports } = compile(`${helpers}\n${bodies.join("\n")}`, { module: "cjs", filename: "program.js" });
  expect(reports.filter((one) => /^body/.test(one.name) && one.form === form)).toHaveLength(cases.length);
  return loadCode(code);
}

/** Each in a function of its own, run to where it waits for good. */
async function start(form: Form, kind: Kind, way: Way): Promise<Watch[]> {
  const bodies = (loaded[`${form} ${kind}`] ??= load(form, kind));
  const watches = cases.map((_, n) => {
    const watch = new Watch(way);
    const co = bodies[`body${n}`](watch.make, watch.hold, () => {}, watch.make("first"), watch.make("second"));
    if (kind === "coroutine") watch.start(co);
    return watch;
  });
  await turn();
  while (watches.some((watch) => watch.goOn("more"))) await turn();
  return watches;
}

const variants = (["lifted", "nested"] as const).flatMap((form) =>
  (["coroutine", "promise"] as const).flatMap((kind) => everyWay.map((way) => [form, kind, way] as const)),
);

describe.each(variants)("a %s body of the %s kind, waiting for %s, keeps", (form, kind, way) => {
  let watches: Watch[];
  beforeAll(async () => {
    watches = await start(form, kind, way);
    await collect();
  });

  test.each(cases.map(([claim, , names], n) => [claim, names, n] as const))("%s", (_, names, n) => {
    expect(watches[n]!.waitsAt("")).toBe(true);
    expect(watches[n]!.left().join(" ")).toBe(names);
  });
});
