/** Who may import whom. Data goes one way through the compiler; the runtime stands alone. */

import { join } from "node:path";
import { findCycle, importsIn } from "./support/imports";

const plugin = importsIn(join(__dirname, "../babel-plugin/src"));
const runtime = importsIn(join(__dirname, "../runtime/src"));

/** What a part of the compiler may use, besides itself: folders, files, and what only as types. */
const allowed: Record<string, { uses: string[]; types?: string[] }> = {
  syntax: { uses: [] },
  machine: { uses: ["syntax", "diagnostics.ts"] },
  "1-accept": { uses: ["syntax", "diagnostics.ts", "nearest.ts"], types: ["options.ts"] },
  "2-lower": {
    uses: ["syntax", "machine", "diagnostics.ts"],
    types: ["1-accept/target.ts", "1-accept/scopes.ts", "4-emit/names.ts"],
  },
  "3-simplify": { uses: ["syntax", "machine"] },
  "4-emit": {
    uses: ["syntax", "machine", "diagnostics.ts"],
    types: ["1-accept/target.ts", "1-accept/accept.ts", "1-accept/unused-entries.ts"],
  },
  "diagnostics.ts": { uses: [] },
  "nearest.ts": { uses: [] },
  "options.ts": { uses: ["nearest.ts"], types: ["1-accept/target.ts", "syntax"] },
  "checks.ts": { uses: ["1-accept", "syntax", "diagnostics.ts"], types: ["options.ts"] },
  "kept-modules.ts": { uses: ["1-accept", "syntax"] },
  "trace.ts": { uses: ["machine"] },
  "pipeline.ts": {
    uses: ["2-lower/lower.ts", "3-simplify/index.ts", "4-emit/emit.ts", "machine/verify.ts"],
    types: ["1-accept/target.ts", "4-emit/names.ts", "syntax/names.ts", "trace.ts"],
  },
  "program.ts": {
    uses: [
      "pipeline.ts",
      "checks.ts",
      "kept-modules.ts",
      "trace.ts",
      "syntax",
      "1-accept",
      "4-emit/hide.ts",
      "4-emit/imports.ts",
      "4-emit/place.ts",
      "4-emit/removed.ts",
      "4-emit/wrap.ts",
    ],
    types: ["options.ts", "diagnostics.ts", "4-emit/emit.ts"],
  },
  "index.ts": {
    uses: ["program.ts", "options.ts", "readers.ts", "syntax/generate.ts", "syntax/versions.ts"],
    types: ["diagnostics.ts"],
  },
};

const own = plugin.filter(({ to }) => to.endsWith(".ts"));

describe.each(Object.entries(allowed))("%s", (part, { uses, types = [] }) => {
  const mine = own.filter(({ from, to }) => isIn(from, part) && !isIn(to, part));

  test(`uses ${uses.length === 0 ? "nothing else" : `only ${uses.join(", ")}`}`, () => {
    const others = mine.filter(({ to, typeOnly }) => !typeOnly && !uses.some((part) => isIn(to, part)));
    expect(others).toEqual([]);
  });

  test("takes types only from there, from @babel, or as noted", () => {
    const noted = [...uses, ...types];
    expect(mine.filter(({ to }) => !noted.some((part) => isIn(to, part)))).toEqual([]);
  });
});

test("every file of the compiler is in a part", () => {
  const parts = Object.keys(allowed);
  expect(plugin.filter(({ from }) => !parts.some((part) => isIn(from, part)))).toEqual([]);
});

test("a phase takes no more than types from another phase", () => {
  const phase = (file: string) => /^\d-\w+(?=\/)/.exec(file)?.[0];
  const between = own.filter(({ from, to }) => phase(from) && phase(to) && phase(from) !== phase(to));
  expect(between.length).toBeGreaterThan(0);
  expect(between.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
});

test("Babel comes from the plugin API: packages are imported for their types alone", () => {
  expect(plugin.filter(({ to, typeOnly }) => !typeOnly && !to.endsWith(".ts"))).toEqual([]);
});

test.each(["2-lower/lower.ts", "3-simplify/index.ts", "4-emit/emit.ts"])(
  "the step %s is run by pipeline.ts, and by nothing outside its folder",
  (step) => {
    const [folder] = step.split("/") as [string];
    const users = own.filter(({ from, to, typeOnly }) => to === step && !typeOnly && !isIn(from, folder));
    expect(users.map(({ from }) => from)).toEqual(["pipeline.ts"]);
  },
);

test("the runtime imports nothing but itself: no package, nothing of Node's", () => {
  expect(runtime.filter(({ to }) => !/^[\w/-]+\.ts$/.test(to))).toEqual([]);
});

test("the files of the runtime do not import each other in a circle", () => {
  expect(findCycle(runtime)).toBeNull();
});

function isIn(file: string, part: string): boolean {
  return file === part || file.startsWith(`${part}/`);
}
