/**
 * The root babel.config.js, as a user would run it: Babel and the built packages, each in a process of its own.
 * For the matrix, in the folder BABEL, where both packages are installed beside another Babel.
 */

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = process.env.BABEL ?? join(__dirname, "..");
const babel = join(root, "node_modules/@babel/cli/bin/babel.js");

beforeAll(() => {
  if (process.env.BABEL) return;
  for (const built of ["babel-plugin/dist/index.cjs", "runtime/dist/index.cjs", "runtime/dist/contract.cjs"]) {
    if (!existsSync(join(root, built))) throw new Error(`${built} does not exist. npm run build`);
  }
});

const source = `
  import { raising } from "coroutine-runtime";

  interface Node { value: number; next?: Node }

  const total = raising(async (node: Node): Promise<number> => {
    if (node.next === undefined) return node.value;
    return node.value + (await total(node.next));
  });

  const list = total({ value: 40, next: { value: 2 } });
  console.log(list.status, list.tryCall(), list instanceof Promise);
`;

test("a file is compiled by the configuration, and runs on the built runtime", () => {
  const code = run([babel, "--filename", "smoke.ts"], source);
  expect(code).toContain("const total$run = (depth, at, node)");
  expect(run(["-"], code)).toBe("created { index: 1, value: 42 } false\n");
});

test("what a user got wrong is shown at its line", () => {
  const wrong = source.replace("await total", "total");
  expect(() => run([babel, "--filename", "smoke.ts"], wrong)).toThrow(/coroutine\/missing-await[\s\S]*>\s+8 \|/);
});

test("its types need no more than the libraries of a browser's program", () => {
  const tsc = join(__dirname, "../node_modules/typescript/bin/tsc");
  const program = "--noEmit --strict --ignoreConfig --target es2022 --module nodenext --lib es2022,dom".split(" ");
  expect(run([tsc, ...program, "node_modules/coroutine-runtime/dist/index.d.mts"], "")).toBe("");
});

/** By export of the runtime: a function that only it, or what it is made of, needs. */
const needs = {
  Coroutine: [],
  all: ["startAll"],
  allSettled: ["startAllSettled"],
  any: ["startAny"],
  race: ["startRace"],
  scope: ["startScope"],
  signal: ["NoCoroutineError"],
  sleep: ["startSleep", "startSuspension"],
  timeout: ["startRace", "TimeoutError", "startSuspension"],
  withSignal: ["startRace", "startWithSignal", "startSuspension"],
  suspend: ["startSuspension"],
  nextTick: ["runSide", "startSuspension"],
};

test.each(Object.entries(needs))("whoever imports only %s ships nothing of the others", async (name, needed) => {
  const stdin = { contents: `export { ${name} } from "coroutine-runtime";`, resolveDir: root };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: "esm", platform: "neutral" });
  const text = outputFiles[0]!.text;
  const found = [...new Set(Object.values(needs).flat())].filter((each) => new RegExp(`\\b${each}\\b`).test(text));
  expect(found.sort()).toEqual([...needed].sort());
});

/** What a Node process prints; it is given `input` to read. */
function run(args: string[], input: string): string {
  const env = { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" };
  return execFileSync(process.execPath, args, {
    cwd: root,
    env,
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
  });
}
