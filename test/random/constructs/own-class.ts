/** Classes in the eyes of their own members: the name means the class there, whatever it means outside. */

import { construct, many, one } from "../grammar/grammar.ts";
import { capture } from "./closures.ts";

const args = many("argument", 0, 2);

export const ownClass = [
  construct("expression", "own class", 2, { args }, (s) => {
    const self = s.pick("self");
    if (self === undefined) return s.place.fn.home ? "this" : "null";
    return s.choose([
      `(${self} === this)`,
      `(typeof ${self})`,
      `(calls() && new ${self}(${s.text("args")}).p)`,
      `(this instanceof ${self})`,
      `(${self}.r = 1)`,
      `(${self} = null)`,
    ] as const);
  }),
  construct("expression", "method of the own class", 2, { args }, (s) => {
    const self = s.pick("self");
    const args = s.text("args");
    if (self === undefined) return `plain(${args})`;
    const receiver = s.choose([self, `(calls() ? new ${self}() : ${self})`] as const);
    return s.place.fn.awaits ? s.await(`${receiver}.am?.(${args})`) : s.recurring(`${receiver}.m?.(${args})`);
  }),
  construct("key", "capture", 1, { value: one("expression") }, (s) => {
    // A class of whose keys one awaits and one uses a private name of the class is refused.
    const place = s.place.fn.awaits ? { ...s.place, privates: [] } : s.place;
    return `(${capture(s.at(place), true)}, "p")`;
  }),
  construct("key", "own class too early", 1, {}, (s) => {
    const self = s.pick("self");
    return self === undefined ? '"q"' : `tooEarly(() => ${self})`;
  }),
];
