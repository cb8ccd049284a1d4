/**
 * What a suspension saves, exactly: the locals in the slots of the frame at each await, as the
 * option `metadata` tells them, and how many slots the emitted call fills. A star marks a box.
 */

import { compile } from "./support/compile";

/** At each await in the order of the source: the names in its slots, `-` for one that is not used there. */
const cases: [claim: string, source: string, ...slots: string[]][] = [
  ["nothing is needed afterwards", "async (x) => { use(x); await f(); }", ""],
  ["a parameter that is never used", "async (x, y) => { await f(); use(y); }", "y"],
  ["a parameter with a default is kept once", "async (x = 1) => { await f(); use(x); }", "x"],
  ["a parameter taken apart is its parts", "async ({ a, b }, [c, d]) => { await f(); use(a, d); }", "a d"],
  ["arguments of a call are not kept", "async (x, y) => { await f(x, y); await g(x, use); }", "x", ""],
  ["a child", "async () => { const a = make(); await a; }", ""],
  ["a child that is used again", "async () => { const a = make(); await a; use(a); }", "a"],
  ["two children, one after the other", "async () => { const a = make(), b = make(); await a; await b; }", "b", ""],
  [
    "four children, one used again at the end",
    "async () => { const a = make(), b = make(), c = make(), d = make(); await a; await b; await c; await d; use(b); }",
    "b c d",
    "b c d",
    "b - d",
    "b",
  ],
  ["a value that is handed on", "async () => { const a = make(); use(a); await f(); }", ""],
  [
    "a value that replaces another",
    "async () => { let a = make(); use(a); await f(); a = make(); await f(); use(a); }",
    "",
    "a",
  ],
  ["a local that is assigned in one branch", "async (x) => { let a; if (x) a = make(); await f(); use(a); }", "a"],
  ["a local of a branch", "async (x) => { if (x) { const a = make(); await f(); use(a); } await f(); }", "a", ""],
  [
    "a frame has three slots, so that three locals share none",
    "async (x) => { if (x) { const a = make(); await f(); use(a); } else { const b = make(); await f(); use(b); } }",
    "a",
    "- b",
  ],
  [
    "of more, locals of different branches share slots",
    "async (p) => { if (p) { const a = make(), b = a; await f(); use(a, b); } else { const c = make(), d = c; await f(); use(c, d, p); } }",
    "a b",
    "p c d",
  ],
  [
    "locals of different blocks share slots",
    "async () => { { const a = make(), b = a; await f(); use(a, b); } { const c = make(), d = c; await f(); use(c, d); } }",
    "a b",
    "c d",
  ],
  [
    "locals of different cases share slots",
    "async (x) => { switch (x) { case 1: { const a = make(), b = a; await f(); use(a, b); break; } default: { const c = make(), d = c; await f(); use(c, d); } } }",
    "a b",
    "c d",
  ],
  [
    "locals that are needed together do not",
    "async () => { const a = make(); await f(); const b = make(); await f(); use(a, b); }",
    "a",
    "a b",
  ],
  ["what the test of a loop assigns", "async () => { let n; while ((n = await f()) !== 0) await g(n); }", "", ""],
  ["what the next turn reads", "async (n) => { for (let i = 0; i < n; i++) await f(); }", "n i"],
  ["what the next turn assigns", "async (n) => { let x; do { x = make(); use(x); await f(); } while (n--); }", "n"],
  ["the iterator of a loop, and not its list", "async (list) => { for (const x of list) await f(x); }", "items"],
  ["what an expression has evaluated", "async (a) => { use(a.b, await f(), a); }", "a callee argument"],
  ["a literal is not kept", 'async (o) => { o.x = [1, "a", null, await f(), true]; }', "o"],
  ["the left operand", "async (a) => a() + (await f())", "left"],
  ["object and key of an assignment", "async (o, k) => { o()[k()] = await f(); }", "object key"],
  ["object, key and value of a compound one", "async (o, k) => { o()[k()] += await f(); }", "object key left"],
  ["an awaited value, while it is used", "async () => [await f(), await f()]", "", "element"],
  ["an awaited value that is dropped", "async () => { await f(); await f(); }", "", ""],
  [
    "a box is one slot, however many closures share it",
    "async () => { let a = 1; const g = () => a++; await f(); use(g, () => a); }",
    "*a g",
  ],
  [
    "what only a closure needs is in the closure",
    "async () => { const a = make(); const g = () => a; await f(); use(g); }",
    "g",
  ],
  [
    "a caught error, in its clause",
    "async () => { try { await f(); } catch (e) { await f(); use(e); } await f(); }",
    "",
    "e",
    "",
  ],
  [
    "what is on its way through finally",
    "async () => { try { await f(); } finally { await f(); } }",
    "",
    "completion held",
  ],
  [
    "nothing is on its way out of a finally that does not wait",
    "async (a) => { try { await f(); } finally { use(a); } }",
    "a",
  ],
  ["a tail await makes no frame", "async (a) => { use(a); return f(a); }"],
  ["`this` that is used again", "async function () { await f(); this.x = 1; await f(); }", "this", ""],
];

test.each(cases)("%s: %s", (_, source, ...slots) => {
  expect(slotsOf(source)).toEqual(slots);
});

/** `at` counts the suspensions in the order of the source, as positions in a line are. */
function slotsOf(source: string): string[] {
  const { code } = compile(`import { coroutine } from "coroutine-runtime"; export default coroutine(${source});`, {
    filename: "sizes.js",
    plugin: { metadata: true, checks: { raises: "off", redundant: "off", missingAwait: "off" } },
  });
  const parts = /described\([\w$.]+, "[^"]*", "[^"]*", "([^"]*)"\)/.exec(code)![1]!.split(" ").slice(1);
  const awaits = parts.map((part) => part.split(":") as [string, string, string, string?]);
  awaits.sort((a, b) => Number(a[2]) - Number(b[2]));
  const told = awaits.map(([state, , , names = ""]) => ({
    state,
    slots: names
      .replace(/(^|,)(?=,)/g, "$1-")
      .split(",")
      .filter(Boolean),
  }));
  for (const { state, slots } of told) expect(filled(code, state)).toBe(slots.filter((one) => one !== "-").length);
  return told.map(({ slots }) => slots.join(" "));
}

/** How many values the call that leaves for this state hands over. */
function filled(code: string, state: string): number {
  const call = new RegExp(`leave(Try)?(?:Wide)?\\(depth, at, [\\w$]+, ${state}\\b(?:, (.*?))?\\)`).exec(code)!;
  const values = (call[2] ?? "").split(", ").slice(call[1] ? 2 : 0);
  return values.filter((value) => value !== "" && value !== "undefined" && value !== "[]").length;
}
