/** The resources of a block with `using` or `await using`. */

import { disposal } from "coroutine-runtime/contract";
import { thrownBy } from "./bodies";

const resource = (log: unknown[], name: string) => ({ [Symbol.dispose]: () => log.push(name) });
const asyncResource = (name: unknown) => ({ [Symbol.asyncDispose]: () => name });
const failing = (error: unknown) => ({
  [Symbol.dispose]: () => {
    throw error;
  },
});

/** Disposes of everything; what was to be awaited on the way. */
function dispose(block: ReturnType<typeof disposal>): unknown[] {
  const awaited: unknown[] = [];
  while (block.next()) awaited.push(block.take());
  block.end();
  return awaited;
}

test("`using` gives the value, and disposes in reverse order", () => {
  const log: unknown[] = [];
  const block = disposal();
  const [first, second] = [resource(log, "first"), resource(log, "second")];
  expect(block.use(first)).toBe(first);
  block.use(second);
  expect(dispose(block)).toEqual([]);
  expect(log).toEqual(["second", "first"]);
});

test("null and undefined are no resources", () => {
  const block = disposal();
  expect([block.use(null), block.use(undefined)]).toEqual([null, undefined]);
  expect(dispose(block)).toEqual([]);
});

test.each([[1], [{}], [{ [Symbol.dispose]: 1 }]])("`using x = %p` is a TypeError", (value) => {
  expect(() => disposal().use(value)).toThrow(TypeError);
});

test("the method is read once, when the resource is declared", () => {
  const log: unknown[] = [];
  const value: Record<symbol, unknown> = resource(log, "declared");
  const block = disposal();
  block.use(value);
  value[Symbol.dispose] = () => log.push("changed");
  dispose(block);
  expect(log).toEqual(["declared"]);
});

test("`await using` awaits what the method returns, in reverse order", () => {
  const block = disposal();
  block.useAsync(asyncResource("first"));
  block.useAsync(asyncResource("second"));
  expect(dispose(block)).toEqual(["second", "first"]);
});

test("`await using` falls back to the synchronous method, and does not await what that returns", () => {
  const log: unknown[] = [];
  const block = disposal();
  block.useAsync({ [Symbol.dispose]: () => log.push("disposed") });
  expect(dispose(block)).toEqual([undefined]);
  expect(log).toEqual(["disposed"]);
});

test("`await using x = null` waits once", () => {
  const block = disposal();
  block.useAsync(null);
  block.useAsync(undefined);
  expect(dispose(block)).toEqual([undefined]);
});

test("null resources on both sides of a synchronous one wait twice, before it and at the end", () => {
  const log: unknown[] = [];
  const block = disposal();
  block.useAsync(null);
  block.use(resource(log, "between"));
  block.useAsync(null);
  expect([block.next(), log]).toEqual([true, []]);
  block.take();
  expect([block.next(), log]).toEqual([true, ["between"]]);
  block.take();
  expect(block.next()).toBe(false);
});

test("an error of a synchronous method under `await using` takes an await before it is thrown", () => {
  const block = disposal();
  block.useAsync(failing("error"));
  expect(block.next()).toBe(true);
  expect(block.take()).toBe(undefined);
  expect(block.next()).toBe(false);
  expect(thrownBy(() => block.end())).toBe("error");
});

test("it does not wait once more where something else has waited", () => {
  const block = disposal();
  block.useAsync(null);
  block.useAsync(asyncResource("awaited"));
  expect(dispose(block)).toEqual(["awaited"]);
});

test("an error of a disposal does not stop the others", () => {
  const log: unknown[] = [];
  const block = disposal();
  block.use(resource(log, "first"));
  block.use(failing("error"));
  expect(thrownBy(() => dispose(block))).toBe("error");
  expect(log).toEqual(["first"]);
});

test("errors are chained as the language chains them: the later one suppresses the earlier", () => {
  const block = disposal();
  block.use(failing("outer"));
  block.use(failing("inner"));
  block.fail("body");
  expect(thrownBy(() => dispose(block))).toMatchObject({
    name: "SuppressedError",
    error: "outer",
    suppressed: { name: "SuppressedError", error: "inner", suppressed: "body" },
  });
});

test("a primitive value is refused without being asked for a method", () => {
  const asked: string[] = [];
  const get = () => asked.push("asked");
  for (const name of [Symbol.dispose, Symbol.asyncDispose])
    Object.defineProperty(Number.prototype, name, { get, configurable: true });
  try {
    expect(() => disposal().use(1)).toThrow(TypeError);
    expect(() => disposal().useAsync(1)).toThrow(TypeError);
  } finally {
    for (const name of [Symbol.dispose, Symbol.asyncDispose]) Reflect.deleteProperty(Number.prototype, name);
  }
  expect(asked).toEqual([]);
});
