/** What is awaited, returned or called and is none of ours: proxies that answer everything, thenables, promises with a `then`. */

import { construct, many, one } from "../grammar/grammar.ts";
import type { Site } from "../render/site.ts";

const value = one("expression");
const args = many("argument", 0, 2);
const answers = ["itself", "null", "throws"] as const;
const thens = [
  "getter",
  "failing getter",
  "not callable",
  "rejects",
  "throws",
  "twice",
  "nested",
  "of a function",
] as const;

export const strangers = [
  construct("expression", "await proxy", 2, { value }, (s) =>
    s.await(`stranger(${s.tag()}, "${s.choose(answers)}", [${s.text("value")}])`),
  ),
  construct("expression", "proxied callee", 3, { args }, (s) => {
    const callee = s.place.fn.awaits ? (s.pick("async") ?? "plain") : "plain";
    const proxy = `stranger(${s.tag()}, "${s.choose(answers)}", ${s.choose([callee, "plain"] as const)})`;
    const call = s.choose(["", "?."] as const);
    return s.await(`${proxy}${call}(${s.text("args")})`);
  }),
  construct("expression", "proxied handle", 1, {}, (s) => {
    const name = s.pick("handle");
    if (name === undefined) return "0";
    if (s.place.fn.awaits) s.beyondGenerators("a proxy of a handle");
    // What it has is not what a promise has.
    return `(typeof ${s.await(`stranger(${s.tag()}, "${s.choose(answers)}", ${name})`)})`;
  }),
  construct("expression", "await strange thenable", 3, { value }, (s) => s.await(thenable(s, s.text("value")))),
  construct("expression", "await promise with a then", 1, { value }, (s) => s.await(promise(s, s.text("value")))),
  construct("statement", "return of a stranger", 3, { test: value, value }, (s) => {
    const test = s.text("test");
    const value = s.text("value");
    if (!s.place.fn.returns) return `log(${s.tag()}, ${test});`;
    const given = s.choose([
      thenable(s, value),
      promise(s, value),
      `stranger(${s.tag()}, "itself", [${value}])`,
    ] as const);
    return `if (${test}) return ${s.place.fn.awaits ? given : value};`;
  }),
];

function thenable(s: Site<never>, value: string): string {
  return s.place.fn.awaits ? `strangeThenable(${s.tag()}, "${s.choose(thens)}", ${value})` : value;
}

/** A promise is awaited without its `then`, and returned with it: what stands for promises here knows no difference. */
function promise(s: Site<never>, value: string): string {
  if (!s.place.fn.awaits) return value;
  s.beyondGenerators("a promise with a then");
  return `promiseWithThen(${s.tag()}, ${value})`;
}
