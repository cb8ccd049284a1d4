/** Destructuring: patterns for declarations, parameters, loop heads and assignments. */

import { construct, many, one } from "../grammar/grammar.ts";
import type { Place } from "../render/place.ts";
import type { Site } from "../render/site.ts";

const value = one("expression");

export const patterns = [
  construct("pattern", "name", 6, {}, (s) => boundName(s)),
  construct("pattern", "default", 5, { target: one("target"), value }, (s) => {
    if (s.place.names === "assign") return `${s.text("target")} = ${s.text("value")}`;
    const value = s.text("value");
    return `${boundName(s)} = ${value}`;
  }),
  construct("pattern", "target", 2, { target: one("target") }, (s) =>
    s.place.names === "assign" ? s.text("target") : boundName(s),
  ),
  construct("pattern", "array", 2, { parts: many("pattern", 1, 3), value: one("iterable") }, (s) => {
    const value = s.text("value");
    const parts = s.texts("parts");
    if (s.chance(4)) parts.push(`...${s.place.names === "assign" ? "o0.p" : boundName(s)}`);
    return `[${parts.join(", ")}] = ${value}`;
  }),
  construct("pattern", "object", 2, { key: one("key"), part: one("pattern"), value: one("object") }, (s) => {
    const value = s.text("value");
    const key = s.text("key");
    return `{ [${key}]: ${s.text("part")} } = ${value}`;
  }),
  construct("pattern", "object with the rest", 1, { part: one("pattern"), value: one("object") }, (s) => {
    const value = s.text("value");
    const part = s.text("part");
    // Of null, V8 evaluates what a first key without brackets is assigned to before it throws; the language throws first.
    const [key, rest] = s.place.names === "assign" ? ['["p"]', "o1.r"] : ["p", boundName(s)];
    return `{ ${key}: ${part}, ...${rest} } = ${value}`;
  }),
];

/** The name at the end of a pattern: declared as the place says. */
export function boundName(s: Site<never>, place: Place = s.place): string {
  const { scope, names } = place;
  if (names === "assign") return s.pickAssignable() ?? "o0.p";
  if (names === "var") {
    const name = s.fresh("v");
    scope.declareVar({ name, role: "value", assignable: true });
    return name;
  }
  return s.declare({ name: s.newName(place), assignable: names !== "const" }, place);
}
