/** Objects that log what is done to them. */

import { format, nameForTrace } from "./format.ts";

type Log = (tag: string, ...values: unknown[]) => unknown;

const proxies = new WeakSet<object>();

/** Logs all but how an await asks what the object is: `then`, and the symbols of the runtime. */
export function watched(log: Log, name: string, object: object): object {
  const asked = (key: string) => key === "then" || key.startsWith("Symbol(coroutine-runtime");
  const noted = (what: string, key: PropertyKey) => {
    if (!asked(String(key))) log(`${name} ${what} ${String(key)}`);
    return Reflect;
  };
  const proxy = new Proxy(object, {
    get: (target, key, receiver) => noted("get", key).get(target, key, receiver),
    set: (target, key, value, receiver) => noted("set", key).set(target, key, value, receiver),
    has: (target, key) => noted("has", key).has(target, key),
    deleteProperty: (target, key) => noted("delete", key).deleteProperty(target, key),
    ownKeys: (target) => noted("list", "keys").ownKeys(target),
  });
  proxies.add(proxy);
  return nameForTrace(proxy, `<${name}>`);
}

/** What `for in` goes over: which traps it fires while it looks for deleted keys is up to the engine. */
export function bare(value: unknown): unknown {
  for (let object = value; object instanceof Object; object = Object.getPrototypeOf(object)) {
    if (proxies.has(object)) return { p: 1, q: 2 };
  }
  return value;
}

/** An object that logs when it becomes a text or a key. */
export function textual(log: Log, tag: string, text: string): object {
  const toText = () => {
    log(`${tag} to text`);
    return text;
  };
  return nameForTrace({ toString: toText }, `<${format(text)}>`);
}
