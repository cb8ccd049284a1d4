/** How an entry carries its body: by property when it is made once, in a private name when it is made again and again. */

import { bodyOf, compiled, mark } from "coroutine-runtime/contract";

const body = () => "the body";
const other = () => "another body";
const called = (callee: unknown) => (bodyOf(callee) as (...args: unknown[]) => unknown)(1, undefined);

test("a function without a body is called, first and later, and stays as it is", () => {
  for (const callee of [() => "called", Object.freeze(() => "called"), new Proxy(() => "called", {})]) {
    const before = Object.getOwnPropertyDescriptors(callee);
    expect([called(callee), called(callee)]).toEqual(["called", "called"]);
    expect(Object.getOwnPropertyDescriptors(callee)).toEqual(before);
  }
});

test("a function that gets its body after it was called has it", () => {
  const callee = () => "called";
  expect(called(callee)).toBe("called");
  expect(called(mark(callee, body))).toBe("the body");
});

describe.each([
  ["compiled", compiled],
  ["mark", mark],
])("%s", (_name, put) => {
  test("the body is found, and nothing is seen of it", () => {
    const entry = put(() => "the entry", body);
    expect(called(entry)).toBe("the body");
    expect(Object.keys(Object.getOwnPropertyDescriptors(entry))).toEqual(["length", "name"]);
    expect(Object.assign({}, entry)).toEqual({});
    const keys: PropertyKey[] = [];
    for (const key in entry) keys.push(key);
    expect(keys).toEqual([]);
  });

  test("the last body counts", () => {
    const entry = put(() => "the entry", body);
    put(entry, other);
    expect(called(entry)).toBe("another body");
  });

  test("a proxy, a bound function and an heir have their own calls", () => {
    const entry = put(() => "the entry", body);
    const proxy = new Proxy(entry, { apply: () => "the proxy" });
    const heir = Object.setPrototypeOf(() => "the heir", entry);
    const copy = Object.defineProperties(() => "the copy", Object.getOwnPropertyDescriptors(entry));
    expect([proxy, entry.bind(null), heir, copy].map(called)).toEqual([
      "the proxy",
      "the entry",
      "the heir",
      "the copy",
    ]);
  });

  test("an object with one property names the entry", () => {
    for (const name of ["given", "a name", "0", "__proto__"]) {
      const entry = put({ [name]: () => "the entry" }, body);
      expect([entry.name, called(entry)]).toEqual([name, "the body"]);
    }
  });
});
