/** dump(): where a coroutine stands, told without touching anything. */

import { all, type Coroutine, dump, type Scope, scope, sleep, suspend } from "coroutine-runtime";
import { ABRUPT, begin, Coroutine as Co, described, leave, wait } from "coroutine-runtime/contract";
import { Gate, nested, protect, sequence } from "./bodies";
import { load, never, started } from "./described";

test("each status; what does not wait has no frames", () => {
  const gate = new Gate();
  const [created, suspended, destroyed] = [sequence()(), started(sequence(gate.wait)()), sequence()()];
  destroyed.destroy();
  expect(dump(created)).toMatchObject({ status: "created", leaf: null, frames: [] });
  expect(dump(suspended).status).toBe("suspended");
  expect(dump(destroyed)).toMatchObject({ status: "destroyed", leaf: null, frames: [] });
  gate.resume(1);
  expect(dump(suspended)).toMatchObject({ status: "fulfilled", leaf: null, frames: [] });
});

test("a running one, asked from inside, is just running", () => {
  let text = "";
  const co: Coroutine<any> = sequence(() => {
    text = String(dump(co));
  })();
  co.call();
  expect(text).toBe("sequence: running");
});

test("a created one stays created", () => {
  const co = sequence(() => 1)();
  dump(co);
  expect(co.status).toBe("created");
});

test("without metadata: the names of the bodies, and their states", () => {
  const co = started(sequence(nested(new Gate().wait, Object, Object))());
  expect(dump(co).frames).toEqual([
    { name: "nested", state: 1 },
    { name: "sequence", state: 1 },
  ]);
  expect(String(dump(co))).toBe(
    "sequence: suspended, waiting for a callback\n    at nested (state 1)\n    at sequence (state 1)",
  );
});

test("with metadata: name, file, line, column, and the locals by their names", () => {
  const co = started(load(never, "path,,tries", "a.txt", "unused", 3));
  expect(dump(co)).toMatchObject({
    start: { name: "load", file: "src/config.ts", line: 3, column: 21 },
    leaf: "promise",
    frames: [{ name: "load", state: 1, file: "src/config.ts", line: 5, column: 18 }],
  });
  expect(dump(co).frames[0]!.locals).toEqual({ path: "a.txt", tries: 3 });
  expect(String(dump(co))).toBe(
    "load (src/config.ts:3:21): suspended, waiting for a promise\n" +
      '    at load (src/config.ts:5:18) { path: "a.txt", tries: 3 }',
  );
});

test("a state that keeps nothing has no locals", () => {
  function f$run(depth: number, at: unknown): unknown {
    return wait(1, never) === ABRUPT ? leave(depth, at, f$run, 2) : undefined;
  }
  described(f$run, "f", "f.ts", "0:1:1 12:3:1:x 2:2:1");
  const co = started(new Co(begin(f$run, [])));
  expect(dump(co).frames).toEqual([{ name: "f", state: 2, file: "f.ts", line: 2, column: 1, locals: {} }]);
});

test("the chain goes through the coroutines that it waits for, innermost first", () => {
  const gate = new Gate();
  const inner = started(load(gate.wait(), "x", 1));
  const middle = sequence(() => inner)();
  const outer = started(protect({ body: () => middle })());
  expect(dump(outer).frames.map(({ name }) => name)).toEqual(["load", "sequence", "protect"]);
  expect(dump(middle).frames.map(({ name }) => name)).toEqual(["load", "sequence"]);
  expect(dump(outer).leaf).toBe("callback");
});

test("coroutines that wait for each other wait for themselves", () => {
  const gate = new Gate();
  const a: Coroutine<any> = sequence(gate.wait, () => b)();
  const b: Coroutine<any> = sequence(() => a)();
  started(a);
  started(b);
  gate.resume(1);
  expect(dump(a)).toMatchObject({ leaf: "itself", frames: [{ name: "sequence" }, { name: "sequence" }] });
  expect(String(dump(b))).toContain("waiting for itself");
});

test("a coroutine that is running, and one that is told to start by a loop that is busy", () => {
  const gate = new Gate();
  const seen: string[] = [];
  const running: Coroutine<any> = sequence(gate.wait, () => {
    seen.push(String(dump(waiting)).split("\n")[0]!);
  })();
  started(running);
  const waiting = started(sequence(() => running)());
  gate.resume(1);
  expect(seen).toEqual(["sequence: suspended, waiting for another coroutine"]);

  const nest = (n: number): void => {
    const late = sequence(() => n < 200 && nest(n + 1))();
    late.run(() => {});
    if (late.status === "suspended" && seen.length === 1) seen.push(String(dump(late)));
  };
  nest(0);
  expect(seen[1]).toBe("sequence: suspended, waiting for its turn");
});

test("one that is being destroyed shows the finally block that still waits", () => {
  const co = started(protect({ body: new Gate().wait, cleanup: new Gate().wait })());
  co.destroy();
  expect(dump(co)).toMatchObject({ status: "destroyed", leaf: "callback", frames: [{ name: "protect", state: 7 }] });
});

test("a leaf that the program has made is a callback", () => {
  expect(dump(started(suspend(() => {})))).toMatchObject({ status: "suspended", leaf: "callback", frames: [] });
});

test("a group: the coroutines that it waits for, each with its own chain; promises are not listed", () => {
  const shared = started(sequence(new Gate().wait)());
  const pair = () => all([sequence(() => shared)(), load(never, "n", 1), never, shared]);
  const co = started(protect({ body: pair })());
  expect(dump(co)).toMatchObject({
    leaf: "group",
    frames: [{ name: "protect" }],
    members: [{ leaf: "callback" }, { leaf: "promise", frames: [{ locals: { n: 1 } }] }, { leaf: "callback" }],
  });
  expect(String(dump(co))).toBe(`protect: suspended, waiting for several
    sequence: suspended, waiting for a callback
        at sequence (state 1)
        at sequence (state 1)
    load (src/config.ts:3:21): suspended, waiting for a promise
        at load (src/config.ts:5:18) { n: 1 }
    sequence: suspended, waiting for a callback
        at sequence (state 1)
    at protect (state 1)`);
});

test("a scope: its body, and the children that it has started", () => {
  const co = scope(
    sequence((given: Scope) => {
      given.start(sleep(Number.POSITIVE_INFINITY));
      return new Gate().wait();
    }),
  );
  expect(dump(started(co)).members.map(({ start, frames }) => [start.name, frames.length])).toEqual([
    ["scopeBody", 1],
    ["sleep", 0],
  ]);
  co.destroy();
});

test("a member that waits for its own group waits for itself", () => {
  const gate = new Gate();
  const group: Coroutine<any> = all([sequence(gate.wait, () => group)()]);
  started(group);
  gate.resume(1);
  expect(dump(group)).toMatchObject({ leaf: "group", members: [{ leaf: "itself", members: [] }] });
});
