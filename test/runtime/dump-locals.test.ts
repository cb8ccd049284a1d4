/** dump(): the locals that a suspension keeps, and how they are shown. */

import { dump } from "coroutine-runtime";
import { load, never, started } from "./described";

test("slots past the eighth, and a local called __proto__", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "__proto__"];
  const { locals } = dump(started(load(never, names.join(","), ...names))).frames[0]!;
  expect(Object.keys(locals!)).toEqual(names);
  expect(Object.getOwnPropertyDescriptor(locals, "__proto__")?.value).toBe("__proto__");
});

test("a local in a box is shown as its value; one in its dead zone is left out", () => {
  const dead = {
    get value() {
      throw new ReferenceError("not yet");
    },
  };
  const co = started(load(never, "*n,*later,*none", { value: 7 }, dead, undefined));
  expect(dump(co).frames[0]!.locals).toEqual({ n: 7 });
});

test("no code of the program runs, for the text neither", () => {
  const ran: string[] = [];
  const trap = (name: string) => () => {
    ran.push(name);
    throw new Error(name);
  };
  const everyTrap = new Proxy({}, { get: (_, name) => trap(`trap ${String(name)}`) });
  const hostile = { toString: trap("toString"), toJSON: trap("toJSON") };
  for (const key of ["constructor", Symbol.toStringTag, "value"])
    Object.defineProperty(hostile, key, { get: trap(String(key)) });
  function named() {}
  Object.defineProperty(named, "name", { get: trap("name") });
  const proxies = [new Proxy({}, everyTrap), new Proxy(() => {}, everyTrap), Object.create(new Proxy({}, everyTrap))];
  const locals = [hostile, named, ...proxies];
  const text = String(dump(started(load(never, "a,b,c,d,e", ...locals))));
  expect(ran).toEqual([]);
  expect(text).toContain("{ a: [Object], b: [function], c: [object], d: [function], e: [Object] }");
});

test("values are told in a word or two", () => {
  class Job {}
  const values = ["x".repeat(70), 1n, null, undefined, true, Symbol("s"), [1, 2], new Job(), Object.create(null), Job];
  const names = values.map((_, place) => `v${place}`);
  const text = String(dump(started(load(never, names.join(","), ...values))));
  const shown = [`"${"x".repeat(60)}"...`, "1n", "null", "undefined", "true", "Symbol(s)", "[Array(2)]", "[Job]"];
  expect(text.split("{ ")[1]).toBe(
    `${[...shown, "[Object]", "[function Job]"].map((one, place) => `v${place}: ${one}`).join(", ")} }`,
  );
});

test("where the host cannot tell a proxy, objects are not looked at", () => {
  const { getBuiltinModule } = process;
  process.getBuiltinModule = (() => undefined) as never;
  try {
    jest.isolateModules(() => {
      const { preview } = require("../../runtime/src/preview");
      const values = [[1], {}, class Job {}, null, 1];
      expect(values.map(preview)).toEqual(["[object]", "[object]", "[function]", "null", "1"]);
    });
  } finally {
    process.getBuiltinModule = getBuiltinModule;
  }
});
