/** Compiled together with the presets of the same Babel, a case still does what it does natively. */

import { join } from "node:path";
import type { PluginItem } from "@babel/core";
import { fieldsStay, partOfBabel, version } from "./support/babel";
import { behaviour, type Steps } from "./support/behaviour";
import { compile } from "./support/compile";
import { type Fixture, findFixtures, fixturesFolder } from "./support/fixture";
import { asItIs, type Compile, loader } from "./support/modules";
import { canRead } from "./support/run-fixture";

/** Old enough that the presets have something to do: rest of objects, fields, private names, `?.`, static blocks. */
const presets: PluginItem[] = [
  [partOfBabel("@babel/preset-env"), { targets: { chrome: "51" } }],
  [partOfBabel("@babel/preset-typescript"), fieldsStay],
];

/** What lowering has most to do with. */
const categories = [
  "branches",
  "classes",
  "functions",
  "iteration",
  "labels",
  "loops",
  "patterns",
  "protect",
  "typescript",
];

/** What these presets do with such code, with our plugin or without. */
const wrongByThemselves: Record<string, string> = {
  "classes/class-expression-in-an-expression": "an anonymous class with static parts gets a name",
  "classes/own-name-in-closures-of-keys": "the name of a class can be assigned inside it",
  "functions/sloppy-declaration-stays-in-its-switch": "an anonymous class with static parts gets a name",
  "typescript/function-behind-a-cast-at-a-computed-key": "an anonymous class with static parts gets a name",
  "functions/private-methods-of-a-class-in-a-loop": "all turns have the private names of the last one",
  "functions/name-and-length": "private methods get other names",
  "typescript/class-features": "`(this.#x as T)++` becomes a call, and cannot be assigned",
};

/** See Limits in the README. */
if (/^7\.2[0-6]\./.test(version)) {
  wrongByThemselves["patterns/rest-of-an-object-within-an-array"] = "what an array is taken apart to is declared again";
}

const steps = loader(join(fixturesFolder, "support.ts"), compiled({}), {}) as () => Steps;

function hasBoth({ name, source, options }: Fixture): boolean {
  return (
    options.native === undefined && !Object.hasOwn(wrongByThemselves, name) && !source.includes("coroutine-runtime")
  );
}

for (const [category, fixtures] of findFixtures()) {
  if (!categories.includes(category)) continue;
  const chosen = fixtures.filter((one) => hasBoth(one) && canRead(one));
  test.each(chosen.map((one) => [one.name, one] as const))("%s", async (_, fixture) => {
    const { options } = fixture;
    const run = (code: Compile) => behaviour(fixture, loader(fixture.input, code, options), steps());
    expect(await run(compiled(options))).toBe(await run(asItIs));
  });
}

function compiled({ sourceType, plugin }: Fixture["options"]): Compile {
  return (source, filename) => compile(source, { filename, plugin, presets, sourceType }).code;
}
