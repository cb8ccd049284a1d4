/** Wrappers that come by TypeScript's own import, which only CommonJS has. */

import { version } from "../support/babel";
import { compile, load } from "../support/compile";

const source = `
  import runtime = require("coroutine-runtime");
  export import again = require("coroutine-runtime");

  const inner = again.coroutine(async (n: number): Promise<number> => n + 1);
  export const main = runtime.coroutine(async (n: number): Promise<number> => 2 * (await inner(n)));
`;

/** Before, Babel refuses such an import, or does not say what it binds. */
const claim = version.startsWith("7.20.") ? test.skip : test;

claim("wrappers from `import x = require()` are known, and from one that is exported", () => {
  expect(
    load(compile(source, { module: "cjs" }).code)
      .main(20)
      .call(),
  ).toBe(42);
});
