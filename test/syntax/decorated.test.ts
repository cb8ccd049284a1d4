/** Classes that a decorator replaces: their methods go on seeing what the other plugin lets them see. */

import type { PluginItem } from "@babel/core";
import plugin from "babel-plugin-coroutine";
import { partOfBabel, transformSync } from "../support/babel";
import { load } from "../support/compile";

const source = `
  const replace = (old) => class Replacement extends old {};

  @replace
  class Original {
    static async self() {
      "use coroutine promise";
      return Original.name;
    }
  }

  export const main = () => Original.self();
`;

test.each(["legacy", "2023-11"])("what the name of a decorated class means inside of it: %s", async (version) => {
  const lowering: PluginItem[] = [
    [partOfBabel("@babel/plugin-proposal-decorators"), { version }],
    partOfBabel("@babel/plugin-transform-modules-commonjs"),
  ];
  const run = (ours: PluginItem[]) => {
    const result = transformSync(source, { configFile: false, babelrc: false, plugins: [...ours, ...lowering] });
    return load(result!.code!).main();
  };
  expect(await run([plugin as PluginItem])).toBe(await run([]));
});
