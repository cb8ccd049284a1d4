/** Which locals are needed after each suspension: only those are saved in the frame. */

import { findLive } from "../../babel-plugin/src/machine/liveness";
import { readMachine } from "../support/read-machine";

/** What each block that suspends saves, in reading order. */
function saved(text: string): string[] {
  return [...findLive(readMachine(text)).after].map(([id, names]) => `b${id}: ${[...names].sort().join(" ")}`);
}

test("what is read later is saved; what is not, or is written first, is not", () => {
  const text = `
    b0: a = 1; b = 2; c = 3; suspend f(a) -> b1
    b1: c = 4; return b + c`;
  expect(saved(text)).toEqual(["b0: b"]);
});

test("what a loop reads on its next turn is saved", () => {
  const text = `
    b0: i = 0; n = 10; jump b1
    b1: branch i < n ? b2 : b4
    b2: suspend f() -> b3
    b3: i = i + 1; jump b1
    b4: return`;
  expect(saved(text)).toEqual(["b2: i n"]);
});

test("what only one of two ways reads is saved", () => {
  const text = `
    b0: a = 1; b = 2; suspend f() -> b1
    b1: branch g() ? b2 : b3
    b2: return a
    b3: return b`;
  expect(saved(text)).toEqual(["b0: a b"]);
});

test("what the handler or the way of destruction reads is saved", () => {
  const text = `
    b0: a = 1; b = 2; jump b1
    b1 (on error b3, on destroy b4): suspend f() -> b2
    b2: return
    b3: return a
    b4: return b`;
  expect(saved(text)).toEqual(["b1: a b"]);
});

test("what a handler reads is needed throughout the block, though the block writes it at its end", () => {
  const text = `
    b0: a = 1; suspend f() -> b1
    b1 (on error b2): g(); a = 2; return a
    b2: return a`;
  expect(saved(text)).toEqual(["b0: a"]);
});

test("an assignment on one of several ways through a statement is no sure write", () => {
  const text = `
    b0: a = 1; suspend f() -> b1
    b1:
      if (g()) {
        a = 2;
      }
      return a`;
  expect(saved(text)).toEqual(["b0: a"]);
});

test("a compound assignment and an update read", () => {
  expect(saved("b0: a = 1; suspend f() -> b1\n b1: a += 1; return")).toEqual(["b0: a"]);
  expect(saved("b0: a = 1; suspend f() -> b1\n b1: a++; return")).toEqual(["b0: a"]);
});

test("what a goto writes on its way is not needed there", () => {
  const text = `
    b0: a = 1; suspend f() -> b1
    b1:
      if (g()) {
        a = 2;
        continue b2;
      }
      return
    b2: return a`;
  expect(saved(text)).toEqual(["b0: "]);
});

test("what is written after a goto is needed where it goes", () => {
  const text = `
    b0: a = 1; suspend f() -> b1
    b1:
      if (g()) {
        continue b2;
      }
      a = 2;
      jump b0
    b2: return a`;
  expect(saved(text)).toEqual(["b0: a"]);
});

test("what is written before a goto is not needed there, also on the same way through a statement", () => {
  const text = `
    b0: a = 1; b = 1; suspend f() -> b1
    b1:
      a = 2;
      if (g()) {
        b = 2;
        if (h()) {
          continue b2;
        }
      }
      return
    b2: return a + b`;
  expect(saved(text)).toEqual(["b0: "]);
});

test.each([
  ["the test of a branch", "branch (a = g()) > 0 ? b2 : b3"],
  ["one side of an operator", "branch g() + (a = 1) ? b2 : b3"],
  ["an argument", "g(a = 1); jump b2"],
  ["a pattern", "[a] = g(); jump b2"],
  ["a pattern with a default", "({ x: [a = b] } = g()); jump b2"],
  ["the test of a statement", "if ((a = g()) > 0) h(); jump b2"],
  ["the head of a loop", "for (a = 0; h(a); ) k(a); jump b2"],
  ["what an optional chain begins with", "(a = g())?.h; jump b2"],
])("a write in %s is sure", (_what, written) => {
  expect(saved(`b0: a = 1; suspend f() -> b1\n b1: ${written}\n b2: return a\n b3: return`)).toEqual(["b0: "]);
});

test.each([
  ["a branch that reads first", "branch a + (a = 1) ? b2 : b3"],
  ["the right side of &&", "branch g() && (a = 1) ? b3 : b2"],
  ["one side of a condition", "g() ? (a = 1) : 0; jump b2"],
  ["a default", "[b = (a = 1)] = g(); jump b2"],
  ["a logical assignment", "b ??= (a = 1); jump b2"],
  ["the end of an optional chain", "g()?.(a = 1); jump b2"],
  ["the body of a loop", "while (g()) a = 1; jump b2"],
  ["a try", "try { a = 1; } catch {} jump b2"],
  ["a function", "g(() => { a = 1; }); jump b2"],
  ["a block that has an a of its own", "{ let a; a = 1; } jump b2"],
  ["a loop that writes it after a continue", "do { if (g()) continue; a = 1; } while (h(a)); jump b3"],
  ["a case", "switch (g()) { case 1: a = 1; case 2: h(a); } jump b3"],
])("a write in %s is not", (_what, written) => {
  expect(saved(`b0: a = 1; suspend f() -> b1\n b1: ${written}\n b2: return a\n b3: return`)).toEqual(["b0: a"]);
});

test("what lives within one statement is never saved", () => {
  const machine = readMachine("b0: a = 1; suspend f() -> b1\n b1: return a");
  machine.scratch.add("a");
  expect(findLive(machine).after.get(machine.entry)).toEqual(new Set());
});

test.each([
  ["a parameter", "map((a) => a)"],
  ["the name of a function", "map(function a() { return a; })"],
  ["the name of a class", "map(class a { b() { return a; } })"],
  ["a property, a key, a label or a private name", "map(o.a, { a: 1 }, () => { a: for (;;) break a; }, class { #a; })"],
])("%s of the same name inside is no read", (_, inside) => {
  expect(saved(`b0: a = 1; suspend f() -> b1\n b1: ${inside}; return`)).toEqual(["b0: "]);
});

test.each([
  ["a default", "map((b = a) => b)"],
  ["a variable of a function, which its parameters do not see", "map((b = a) => { var a = b; })"],
  ["the outer one beside the inner one", "map((a) => a, () => a)"],
])("%s reads", (_, inside) => {
  expect(saved(`b0: a = 1; suspend f() -> b1\n b1: ${inside}; return`)).toEqual(["b0: a"]);
});

test("a name that a block, a loop or a catch clause declares for itself is no read", () => {
  const text = `
    b0: a = 1; b = 2; c = 3; suspend f() -> b1
    b1:
      {
        const a = 1;
        g(a);
      }
      for (let b = 0; b < 1; b++) {}
      try {} catch (c) {
        g(c);
      }
      return`;
  expect(saved(text)).toEqual(["b0: "]);
});
