/** The condition `development` of the built runtime: in Node, as ES modules and as CommonJS, and in a bundle. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { compile } from "./support/compile";

const root = join(__dirname, "..");

beforeAll(() => {
  for (const built of ["index.mjs", "index.cjs", "contract.mjs", "contract.cjs"]) {
    const file = `runtime/dist/development/${built}`;
    if (!existsSync(join(root, file))) throw new Error(`${file} does not exist. npm run build`);
  }
});

const source = `
import { dump, raising, suspend } from "coroutine-runtime";

let fail;
const read = raising(async (path) => {
  await suspend((resume) => void (fail = resume.raise));
  return path;
});
const load = raising(async (path) => await read(path));
const main = raising(async () => {
  const config = await load("a.txt");
  return config;
});

function forget() {
  void main();
}

const co = main();
co.run(({ error }) => console.log(error.stack));
console.log(String(dump(co)));
fail(new Error("no such file"));
forget();
let rounds = 40;
(function collect() {
  globalThis.gc();
  if (--rounds > 0) setTimeout(collect, 5);
})();
`;

const waiting = ["read (src/config.js:6:3)", "load (src/config.js:9:38)", "main (src/config.js:11:18)"];

/** What a process with these options prints, and warns about. */
function run(module: "esm" | "cjs", ...options: string[]): { output: string; warnings: string } {
  const { code } = compile(source, { module, filename: join(root, "src/config.js"), plugin: { metadata: true } });
  const type = module === "esm" ? "module" : "commonjs";
  const args = ["--expose-gc", ...options, `--input-type=${type}`, "-"];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: code, encoding: "utf8" });
  return { output: stdout, warnings: stderr };
}

describe.each(["esm", "cjs"] as const)("%s", (module) => {
  test("under the condition, errors tell who waited, and forgotten coroutines are reported", () => {
    const { output, warnings } = run(module, "--conditions=development");
    expect(output.split("\n").filter((line) => /^ {4}at async .*src/.test(line))).toEqual(
      waiting.map((place) => `    at async ${place}`),
    );
    expect(warnings).toMatch(/^A coroutine of main \(src\/config\.js:10:22\) was collected .*\(ERR_NEVER_STARTED\)/);
    expect(warnings).toMatch(/\n {4}at forget \(/);
    expect(warnings.match(/ERR_NEVER_STARTED/g)).toHaveLength(1);
  });

  test("without it they are as ever; dump() is the same", () => {
    const { output, warnings } = run(module);
    expect(warnings).toBe("");
    expect(output).toContain("Error: no such file\n");
    expect(output).not.toMatch(/at async .*src/);
    expect(output).toMatch(/^main \(src\/config\.js:10:22\): suspended, waiting for a callback\n/);
    for (const place of waiting) expect(output).toContain(`    at ${place}`);
  });
});

/** A program that uses one name of each entry, bundled. */
async function bundled(conditions: string[]): Promise<string> {
  const contents = `export { coroutine } from "coroutine-runtime"; export { ABRUPT } from "coroutine-runtime/contract";`;
  const input = { contents, resolveDir: root };
  const { outputFiles } = await build({
    stdin: input,
    bundle: true,
    write: false,
    format: "esm",
    conditions,
    tsconfigRaw: {},
  });
  return outputFiles[0]!.text;
}

test("a bundler keeps what it installs under the condition, and only then", async () => {
  expect(await bundled(["development"])).toContain("new FinalizationRegistry(");
  expect(await bundled([])).not.toContain("FinalizationRegistry");
});
