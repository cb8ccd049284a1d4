/** Variables: declared, shadowed, declared again, used too early. */

import { construct, many, one } from "../grammar/grammar.ts";
import type { Place } from "../render/place.ts";
import type { Site } from "../render/site.ts";
import { boundName } from "./patterns.ts";

const value = one("expression");
const kinds = ["let", "const", "var"] as const;

export const declarations = [
  construct("statement", "variable", 8, { value }, (s) => {
    const place = withKind(s);
    const value = s.text("value");
    return `${place.names} ${boundName(s, place)} = ${value};`;
  }),
  construct("statement", "variables", 2, { values: many("expression", 2, 3) }, (s) => {
    const place = withKind(s);
    const parts = s.texts("values").map((value) => `${boundName(s, place)} = ${value}`);
    return `${place.names} ${parts.join(", ")};`;
  }),
  construct("statement", "variable without a value", 1, {}, (s) => {
    const place: Place = { ...s.place, names: s.choose(["let", "var"] as const) };
    return `${place.names} ${boundName(s, place)};`;
  }),
  construct("statement", "var again", 1, { value }, (s) => {
    const name = s.choose(s.place.scope.ownVars())?.name;
    const value = s.text("value");
    return name === undefined ? `log(${s.tag()}, ${value});` : `var ${name} = ${value};`;
  }),
  construct("statement", "object", 2, { object: one("object") }, (s) => {
    const object = s.text("object");
    return `const ${s.declare({ name: s.fresh("object"), role: "object" })} = ${object};`;
  }),
  construct("statement", "array pattern", 3, { parts: many("pattern", 1, 3), value: one("iterable") }, (s) => {
    const place = withKind(s);
    const value = s.text("value");
    return `${place.names} [${s.texts("parts", place).join(s.choose([", ", ", , "] as const))}] = ${value};`;
  }),
  construct(
    "statement",
    "object pattern",
    3,
    { key: one("key"), parts: many("pattern", 1, 2), value: one("object") },
    (s) => {
      const place = withKind(s);
      const value = s.text("value");
      const key = s.text("key");
      const [first, second] = s.texts("parts", place);
      return `${place.names} { [${key}]: ${first}${second === undefined ? "" : `, p: ${second}`} } = ${value};`;
    },
  ),
  construct("statement", "used too early", 1, { value }, (s) => {
    const name = s.fresh("v");
    const probe = s.fresh("f");
    const attempt = `try { log(${s.tag()}, ${probe}()); } catch (error) { log(${s.tag()}, error); }`;
    const early = s.choose([attempt, `try { ${name} = 1; } catch (error) { log(${s.tag()}, error); }`] as const);
    const value = s.text("value");
    const kind = s.choose(["let", "const"] as const);
    s.declare({ name, assignable: kind === "let" });
    return `const ${probe} = () => ${name};\n${early}\n${kind} ${name} = ${value};\nlog(${s.tag()}, ${probe}());`;
  }),
  construct("statement", "assignment to a constant", 1, { value }, (s) => {
    const name = s.declare({ name: s.fresh("v") });
    return `const ${name} = 1;\ntry { ${name} = ${s.text("value")}; } catch (error) { log(${s.tag()}, error); }`;
  }),
];

function withKind(s: Site<never>): Place {
  return { ...s.place, names: s.choose(kinds) };
}
