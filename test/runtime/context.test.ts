/** AsyncLocalStorage is seen after an await as a native async function sees it. */

import { AsyncLocalStorage } from "node:async_hooks";
import type { Coroutine } from "coroutine-runtime";
import { Gate, nestedCalls, outcomesOf, protect, sequence } from "./bodies";

const storage = new AsyncLocalStorage<string>();
const current = () => storage.getStore();

/** What is current after an await, in a coroutine that was started where "mine" is. */
function seenAfter(operand: () => unknown): Array<string | undefined> {
  const seen: Array<string | undefined> = [];
  storage.run("mine", () => outcomesOf(sequence(operand, () => seen.push(current()))()));
  return seen;
}

test("over a promise", async () => {
  const seen = seenAfter(() => new Promise(setImmediate));
  await storage.run("other", () => new Promise(setImmediate));
  expect(seen).toEqual(["mine"]);
});

test("over a promise that another context resolves", async () => {
  let resolve!: () => void;
  const seen = seenAfter(() => new Promise<void>((yes) => (resolve = yes)));
  storage.run("other", resolve);
  await null;
  expect(seen).toEqual(["mine"]);
});

test("over a callback that another context calls", () => {
  const gate = new Gate();
  const seen = seenAfter(gate.wait);
  storage.run("other", () => gate.resume(1));
  expect(seen).toEqual(["mine"]);
});

test("over a callback that is called where there is no context", () => {
  const gate = new Gate();
  const seen = seenAfter(gate.wait);
  gate.resume(1);
  expect(seen).toEqual(["mine"]);
});

test("over a callback, where there was none before", () => {
  const gate = new Gate();
  const seen: unknown[] = [];
  outcomesOf(sequence(gate.wait, () => seen.push(current()))());
  storage.run("other", () => gate.resume(1));
  expect(seen).toEqual([undefined]);
});

test("over a coroutine that runs in another context", () => {
  const gate = new Gate();
  const other = sequence(gate.wait)();
  storage.run("other", () => outcomesOf(other));
  const seen = seenAfter(() => other);
  gate.resume(1);
  expect(seen).toEqual(["mine"]);
});

test("of several that wait for one coroutine, each has its own", () => {
  const gate = new Gate();
  const other = sequence(gate.wait)();
  const seen: unknown[] = [];
  outcomesOf(other);
  for (const name of ["first", "second"]) {
    storage.run(name, () =>
      outcomesOf(
        sequence(
          () => other,
          () => seen.push(current()),
        )(),
      ),
    );
  }
  gate.resume(1);
  expect(seen).toEqual(["first", "second"]);
});

test("in a catch clause", () => {
  const gate = new Gate();
  const seen: unknown[] = [];
  storage.run("mine", () => outcomesOf(protect({ body: gate.wait, caught: () => seen.push(current()) })()));
  storage.run("other", () => gate.resume.raise(1));
  expect(seen).toEqual(["mine"]);
});

test("whoever resumes a coroutine keeps its own context", () => {
  const gate = new Gate();
  seenAfter(gate.wait);
  storage.run("other", () => {
    gate.resume(1);
    expect(current()).toBe("other");
  });
});

test("in a coroutine whose start had to be put off, as too many were being resumed inside each other", () => {
  const seen: Array<string | undefined> = [];
  const nest = (depth: number): void => {
    if (depth === 200) storage.run("mine", () => outcomesOf(sequence(() => seen.push(current()))()));
    else outcomesOf(sequence(() => nest(depth + 1))());
  };
  nest(0);
  expect(seen).toEqual(["mine"]);
});

/** With a global of this value, in a runtime that has not looked for one yet. */
function withAsyncContext(AsyncContext: unknown, test: (bodies: typeof import("./bodies")) => void): void {
  Object.assign(globalThis, { AsyncContext });
  try {
    jest.isolateModules(() => test(require("./bodies")));
  } finally {
    Reflect.deleteProperty(globalThis, "AsyncContext");
  }
}

test("AsyncContext is what counts where there is one", () => {
  let store = "mine";
  class Snapshot {
    private readonly captured = store;

    run(f: (...args: unknown[]) => void, ...args: unknown[]): void {
      const around = store;
      store = this.captured;
      f(...args);
      store = around;
    }
  }
  withAsyncContext({ Snapshot }, ({ Gate, outcomesOf, sequence }) => {
    const gate = new Gate();
    const seen: unknown[] = [];
    outcomesOf(sequence(gate.wait, () => seen.push(store))());
    store = "other";
    gate.resume(1);
    expect([...seen, store]).toEqual(["mine", "other"]);
  });
});

test("something else of that name is nothing to ask", () => {
  withAsyncContext({}, ({ Gate, outcomesOf, sequence }) => {
    const gate = new Gate();
    const seen: unknown[] = [];
    storage.run("mine", () => outcomesOf(sequence(gate.wait, () => seen.push(current()))()));
    storage.run("other", () => gate.resume(1));
    expect(seen).toEqual(["mine"]);
  });
});

const forEver = () => new Promise(() => {});

describe.each([
  ["a callback", () => new Gate().wait],
  ["a promise", () => forEver],
])("destroyed from another context while it waits for %s", (_what, operand) => {
  function destroyed(target: "outer" | "inner"): unknown[] {
    const seen: unknown[] = [];
    const see = () => seen.push(current());
    storage.run("mine", () => {
      const inner = protect({ body: operand(), cleanup: see })();
      const outer = protect({ body: () => inner, caught: see, cleanup: see })();
      outcomesOf(outer);
      storage.run("other", () => (target === "inner" ? inner : outer).destroy());
    });
    return seen;
  }

  test("its finally blocks see their own", () => expect(destroyed("outer")).toEqual(["mine", "mine"]));
  test("and so does who waits for it", () => expect(destroyed("inner")).toEqual(["mine", "mine", "mine"]));

  test("and what has been run alone", () => {
    const seen: unknown[] = [];
    const co = protect({ body: operand(), cleanup: () => seen.push(current()) })();
    storage.run("mine", () => outcomesOf(co));
    storage.run("other", () => co.destroy());
    expect(seen).toEqual(["mine"]);
  });
});

test("destroyed in another context by what it waits for, before it has been run to its first wait", () => {
  const seen: unknown[] = [];
  for (let depth = 385; depth < 405; depth++) {
    const deep = nestedCalls(
      depth,
      sequence(() => sequence(() => 1)()),
    );
    const inner = sequence(deep, () => storage.run("other", () => outer.destroy()))();
    const outer: Coroutine<any> = protect({ body: () => inner, cleanup: () => seen.push(current()) })();
    storage.run("mine", () => outcomesOf(outer));
  }
  expect(seen.filter((store) => store !== "mine")).toEqual([]);
});
