/** The development condition: the stack of an error has a line for each function that waited where it went past. */

import { all } from "coroutine-runtime";
import { install } from "../../runtime/src/development/install";
import { Gate, outcomesOf, protect, raises, sequence } from "./bodies";
import { load, started } from "./described";

install();

/** What was added to the stack of an error. */
const added = ({ stack }: Error): string[] =>
  stack!.split("\n").filter((line) => /^ {4}at async \S+ \((?!.*\.test\.ts)/.test(line));

test("innermost first, with the positions of the metadata where there is any", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(sequence(() => load(gate.wait(), ""))());
  gate.resume.raise(new Error("late"));
  expect(added(outcomes[0] as Error)).toEqual([
    "    at async load (src/config.ts:5:18)",
    "    at async sequence (state 1)",
  ]);
});

test("they come after the stack as it was, whose message stays", () => {
  const gate = new Gate();
  const error = new Error("late");
  const { stack } = error;
  outcomesOf(sequence(gate.wait)());
  gate.resume.raise(error);
  expect(error.stack).toBe(`${stack}\n    at async sequence (state 1)`);
});

test("a function that was resumed is on the stack itself: only those around it are added", () => {
  const gate = new Gate();
  const failing = sequence(gate.wait, () => {
    throw new Error("inside");
  });
  const outcomes = outcomesOf(protect({ body: failing })());
  gate.resume(1);
  const [error] = outcomes as [Error];
  expect(error.stack).toMatch(/at .*sequence\$run/);
  expect(added(error)).toEqual(["    at async protect (state 1)"]);
});

test("nothing has waited: nothing is added", () => {
  const error = new Error("at once");
  const { stack } = error;
  outcomesOf(sequence(raises(error))());
  expect(error.stack).toBe(stack);
});

test("through a handle that one waits for", () => {
  const gate = new Gate();
  const inner = started(load(gate.wait(), ""));
  outcomesOf(sequence(() => inner)());
  const error = new Error("one");
  gate.resume.raise(error);
  expect(added(error)).toEqual(["    at async load (src/config.ts:5:18)", "    at async sequence (state 1)"]);
});

test("not through a handle that several wait for: nobody can say which of them", () => {
  const gate = new Gate();
  const inner = started(load(gate.wait(), ""));
  outcomesOf(sequence(() => inner)());
  outcomesOf(protect({ body: () => inner })());
  const error = new Error("several");
  gate.resume.raise(error);
  expect(added(error)).toEqual(["    at async load (src/config.ts:5:18)"]);
});

test("through a group, whose own machine is nobody's function", () => {
  const gate = new Gate();
  const inner = protect({ body: gate.wait });
  outcomesOf(sequence(() => all([new Gate().wait(), inner()]))());
  const error = new Error("member");
  gate.resume.raise(error);
  expect(added(error)).toEqual(["    at async protect (state 1)", "    at async sequence (state 1)"]);
});

test("once per error, with the whole chain: whoever catches it and throws it again adds nothing", () => {
  const gate = new Gate();
  const error = new Error("again");
  const rethrowing = protect({
    body: gate.wait,
    caught: (caught) => {
      throw caught;
    },
  });
  const outcomes = outcomesOf(sequence(() => rethrowing())());
  gate.resume.raise(error);
  expect(outcomes).toEqual([error]);
  const lines = ["    at async protect (state 1)", "    at async sequence (state 1)"];
  expect(added(error)).toEqual(lines);

  const later = new Gate();
  outcomesOf(sequence(later.wait)());
  later.resume.raise(error);
  expect(added(error)).toEqual(lines);
});

test("at most as many as the engine has lines", () => {
  const gate = new Gate();
  let entry = sequence(gate.wait);
  for (let depth = 1; depth < 50; depth++) {
    const inner = entry;
    entry = depth % 5 === 0 ? sequence(() => inner()) : sequence(inner);
  }
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 12;
  const error = new Error("deep");
  outcomesOf(entry());
  gate.resume.raise(error);
  Error.stackTraceLimit = stackTraceLimit;
  expect(added(error)).toHaveLength(12);
});

test("what is no error, or cannot be changed, goes past as it is", () => {
  const frozen = Object.freeze(new Error("frozen"));
  const { stack } = frozen;
  const hostile = {
    get stack(): never {
      throw new Error("getter");
    },
  };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const raised of ["text", null, undefined, {}, frozen, hostile, proxy]) {
    const gate = new Gate();
    const outcomes = outcomesOf(sequence(gate.wait)());
    gate.resume.raise(raised);
    expect(outcomes.length).toBe(1);
    expect(Object.is(outcomes[0], raised)).toBe(true);
  }
  expect(frozen.stack).toBe(stack);
});

test("it is installed once, for every copy of the runtime", () => {
  const { runtime } = require("../../runtime/src/state");
  const { observer } = runtime;
  install();
  jest.isolateModules(() => require("../../runtime/src/development/install").install());
  expect(runtime.observer).toBe(observer);
});
