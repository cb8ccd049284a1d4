/** suspend() and dual(): what they take, and what awaiting them gives. */

import { type Coroutine, dual, isSync, nextTick, type Resume, suspend } from "coroutine-runtime";
import { expect, test } from "tstyche";

test("suspend() yields what resume is called with", () => {
  expect(suspend<number>((resume) => resume(1))).type.toBe<Coroutine<number>>();
  suspend<number>((resume) => {
    expect(resume).type.toBe<Resume<number>>();
    expect(resume).type.toBeCallableWith(Promise.resolve(1));
    expect(resume).type.not.toBeCallableWith("text");
    expect(resume).type.not.toBeCallableWith();
    expect(resume.raise).type.toBeCallableWith(new Error());
  });
});

test("without a type it yields nothing, and resume goes where a callback goes", () => {
  const timer = suspend((resume) => {
    expect(resume).type.toBeCallableWith();
    const id = setTimeout(resume, 100);
    return () => clearTimeout(id);
  });
  expect(timer).type.toBe<Coroutine<void>>();
});

test("the cleanup is a function, or nothing", () => {
  expect(suspend).type.toBeCallableWith(() => () => {});
  expect(suspend).type.toBeCallableWith(() => {});
  expect(suspend).type.not.toBeCallableWith(() => 1);
  expect(suspend).type.not.toBeCallableWith(async () => {});
});

test("dual() takes its arguments and its result from its sides", () => {
  const readText = dual({ sync: (path: string) => path, async: async (path) => path });
  expect(readText).type.toBe<(path: string) => Coroutine<string>>();
  expect(readText).type.not.toBeCallableWith(1);
});

test("what is optional for the synchronous side is optional", () => {
  const cut = dual({
    sync: (text: string, end?: number) => text.slice(0, end),
    async: async (text, end) => text.slice(0, end),
  });
  expect(cut).type.toBe<(text: string, end?: number) => Coroutine<string>>();
  const cutLater = dual({
    sync: (text: string, end?: number) => text.slice(0, end),
    callback: (text, end, done) => done(null, text.slice(0, end)),
  });
  expect(cutLater).type.toBe<(text: string, end?: number) => Coroutine<string>>();
});

test("the asynchronous side may say what the arguments are", () => {
  expect(dual({ sync: (path) => path.length, async: async (path: string) => path.length })).type.toBe<
    (path: string) => Coroutine<number>
  >();
});

test("the callback is Node's", () => {
  const readText = dual({
    sync: (path: string) => path.length,
    callback: (path, done) => {
      expect(path).type.toBe<string>();
      expect(done).type.toBe<(error: unknown, value?: number) => void>();
    },
  });
  expect(readText).type.toBe<(path: string) => Coroutine<number>>();
});

test("a side that gives a coroutine or a promise comes to what that comes to", () => {
  const size = dual({ sync: (path: string) => path.length });
  const sizeOf = dual({ sync: (path: string) => size(path), async: async (path) => path.length });
  expect(sizeOf).type.toBe<(path: string) => Coroutine<number>>();
  expect(dual({ sync: async () => "text" })).type.toBe<() => Coroutine<string>>();
});

test("sides that do not fit each other are rejected", () => {
  // @ts-expect-error Type '(path: string) => Promise<number>' is not assignable
  dual({ sync: (path: string) => path, async: async (path) => path.length });
  // @ts-expect-error Property 'sync' is missing
  dual({ async: async () => 1 });
});

test("a generic side stays generic", () => {
  expect(dual({ sync: <T>(x: T) => x })(1)).type.toBe<Coroutine<number>>();
});

test("isSync() and nextTick()", () => {
  expect(isSync()).type.toBe<boolean>();
  expect(nextTick()).type.toBe<Coroutine<void>>();
});
