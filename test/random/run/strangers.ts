/** Objects whose answers to what an await asks are their own, and what thenables can do to who awaits them. */

import { nameForTrace } from "./format.ts";

type Log = (tag: string, ...values: unknown[]) => unknown;
type Settle = (value: unknown) => void;

/** What a proxy has to say about any key. */
export type Answer = "itself" | "null" | "throws";
export type Then =
  | "getter"
  | "failing getter"
  | "not callable"
  | "rejects"
  | "throws"
  | "twice"
  | "nested"
  | "of a function";

/** That it is no thenable it says like others do. */
export function stranger(tag: string, answer: Answer, target: unknown): object {
  const proxy: object = new Proxy(Object(target), {
    get(_, key) {
      if (key === "then") return undefined;
      if (answer === "throws") throw new Error(`${tag} is asked`);
      return answer === "itself" ? proxy : null;
    },
  });
  return nameForTrace(proxy, `<stranger ${tag}>`);
}

export function strangeThenable(log: Log, tag: string, kind: Then, value: unknown): object {
  const then = (done: Settle, failed: Settle) => {
    log(`${tag} then`);
    settleAs[kind](done, failed, value);
  };
  const thenable = Object.assign(kind === "of a function" ? () => value : {}, { p: 1 });
  const property = {
    get: () => {
      // Then it is a value, and whoever hands it on may ask again.
      if (kind === "not callable") return 1;
      log(`${tag} get then`);
      if (kind === "failing getter") throw new Error(`then of ${tag}`);
      return then;
    },
  };
  return nameForTrace(Object.defineProperty(thenable, "then", property), `<${tag}>`);
}

const settleAs: Record<Then, (done: Settle, failed: Settle, value: unknown) => void> = {
  getter: (done, _, value) => done(value),
  "failing getter": (done, _, value) => done(value),
  "not callable": (done, _, value) => done(value),
  "of a function": (done, _, value) => done(value),
  rejects: (_, failed, value) => failed(value),
  throws: (_done, _failed, value) => {
    throw value;
  },
  twice: (done, failed, value) => {
    done(value);
    failed("too late");
    throw new Error("too late");
  },
  nested: (done, _, value) => done({ then: (inner: Settle) => inner(value) }),
};

/** Awaited it gives its value, and returned what its own `then` says. */
export function promiseWithThen(log: Log, tag: string, value: unknown): object {
  const then = (done: Settle) => {
    log(`${tag} own then`);
    done("own");
  };
  return nameForTrace(Object.assign(Promise.resolve(value), { then }), `<${tag}>`);
}
