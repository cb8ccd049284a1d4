/** Compiled functions that nobody uses are not in the bundle, where they are expressions. */

import { build } from "esbuild";
import { minify } from "terser";
import { compile } from "./support/compile";

const library = `
import { coroutine, promising, raising } from "coroutine-runtime";
const read = coroutine(async (path) => path);
export const used = raising(async (path) => await read(path));
export const unused = coroutine(async () => await read("unused by others"));
export const alsoUnused = promising(async function (path) { return await this.read("unused by others", path); });
export let assigned = async () => { "use coroutine promise"; return await alsoUnused("unused by others"); };
const inside = { unused: coroutine(async () => "unused by others") };
export default coroutine(async () => "unused by others");
`;

const { code } = compile(library, { filename: "library.js" });

test("esbuild drops them", async () => {
  const built = await build({
    stdin: { contents: 'import { used } from "library"; console.log(used);' },
    ...{ bundle: true, write: false, format: "esm", external: ["coroutine-runtime/contract"] },
    plugins: [
      {
        name: "library",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^library$/ }, () => ({ path: "library", namespace: "library" }));
          onLoad({ filter: /.*/, namespace: "library" }, () => ({ contents: code }));
        },
      },
    ],
  });
  const { text } = built.outputFiles[0]!;
  expect(text).toContain("used$run");
  expect(text).not.toContain("unused by others");
});

test("terser drops them where they are not exported", async () => {
  const one = code.replace(/^export default /m, "const last = ").replace(/^export (?!const used)/gm, "");
  const minified = await minify(one, { module: true });
  expect(minified.code).toContain("used");
  expect(minified.code).not.toContain("unused by others");
});
