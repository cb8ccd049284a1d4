/** Enums in functions, with what other plugins make of them. */

import { partOfBabel } from "../support/babel";
import { compile, load } from "../support/compile";

const source = `
  export const main = async (step) => {
    "use coroutine promise";
    const enum Size { Small = 1, Large = Small + 9 }
    const first = await step(Size.Large);
    return [first, Size.Small];
  };
`;

test("a const enum is there after an await, also where its members are put in their places", async () => {
  const lowering = [[partOfBabel("@babel/plugin-transform-typescript"), { optimizeConstEnums: true }]];
  const { code } = compile(source, { plugins: [...lowering, partOfBabel("@babel/plugin-transform-modules-commonjs")] });
  expect(await load(code).main((x: number) => x)).toEqual([10, 1]);
});
