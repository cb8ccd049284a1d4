/** The script that runs the language's conformance suite, on a suite of our own: above all, that it can fail. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

jest.setTimeout(180_000);

const project = join(__dirname, "../..");
const root = mkdtempSync(join(tmpdir(), "test262-"));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

write("harness/assert.js", "function check(holds) { if (!holds) throw new Error('It does not hold.'); }");
write("harness/sta.js", "");
write(
  "harness/doneprintHandle.js",
  "function $DONE(error) { print('Test262:Async' + (error ? 'TestFailure:' + error : 'TestComplete')); }",
);

/** A test, and what it says about itself. */
function writeTest(path: string, yaml: string, code: string): void {
  write(path, `/*---\n${yaml}\n---*/\n${code}\n`);
}

function run(folder: string, ...options: string[]): { status: number | null; printed: string } {
  const args = ["--import", "tsx", "scripts/test262.ts", "--root", root, "--folders", folder, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: project });
  return { status, printed: stdout + stderr };
}

/** The last row of the table, by its headings. */
function totals(printed: string): Record<string, string> {
  const rows = printed.split("\n").filter((line) => line.startsWith("| "));
  const [head, last] = [rows[0]!, rows.at(-1)!].map((row) => row.split("|").map((cell) => cell.trim()));
  return Object.fromEntries(head!.map((heading, place) => [heading, last![place]!]));
}

test("tests that end alike: everything is counted, and the command succeeds", () => {
  const doubled = "f(1).then((x) => check(x === 2)).then($DONE, $DONE);";
  writeTest("test/good/script.js", "flags: [async]", `async function f(x) { return (await x) + 1; }\n${doubled}`);
  writeTest(
    "test/good/module.js",
    "flags: [async, module]",
    `import { f } from "./f_FIXTURE.js"; ${doubled} async () => {};`,
  );
  write("test/good/f_FIXTURE.js", 'export const f = async (x) => (await import("./g_FIXTURE.js")).g + x;');
  write("test/good/g_FIXTURE.js", "export const g = await 1;");
  writeTest("test/good/early.js", "negative:\n  phase: parse\n  type: SyntaxError", "async function f() { await; }");
  writeTest("test/good/host.js", "flags: [noStrict]", "async function* f() {} check(this === $262.global);");
  writeTest(
    "test/good/realm.js",
    "flags: [raw]",
    "async () => {}; if ($262.createRealm().global.Array === Array) throw 1;",
  );
  writeTest(
    "test/good/strict.js",
    "flags: [onlyStrict]\nnegative:\n  phase: parse\n  type: SyntaxError",
    "async function* f(eval) {}",
  );
  writeTest("test/good/spoken.js", "description: only spoken of", "check(true); // async");

  const { status, printed } = run("test/good", "--ticks", "exact,direct");
  expect(totals(printed)).toMatchObject({
    files: "6", // without the one that has no async function
    runs: "7", // two files are run in both modes, and one, which has only a generator, is not
    "pass natively": "7",
    "pass compiled, exact": "7",
    "pass compiled, direct": "7",
    "functions compiled": "3",
    "left native": "2 `generator`",
    "files untouched": "1",
    "files unreadable": "1",
    differing: "0",
  });
  expect(status).toBe(0);
});

test("tests that do not end alike: it says which and how, and fails", () => {
  const isFunction = "async function f() {}\nconst isFunction = f.constructor === Function;";
  writeTest("test/bad/lost.js", "flags: [noStrict]", `${isFunction} check(!isFunction);`);
  writeTest("test/bad/gained.js", "flags: [noStrict]", `${isFunction} check(isFunction);`);
  writeTest("test/bad/unhandled.js", "flags: [noStrict]", `${isFunction} if (isFunction) Promise.reject(1);`);
  writeTest("test/bad/prints.js", "flags: [noStrict, async]", `${isFunction} $DONE(); if (isFunction) $DONE();`);

  const { status, printed } = run("test/bad");
  const failed = "failed (runtime): Error: It does not hold.";
  expect(printed).toContain(`lost.js [sloppy, exact]: lost\n  natively passed\n  compiled ${failed}`);
  expect(printed).toContain(`gained.js [sloppy, exact]: gained\n  natively ${failed}\n  compiled passed`);
  expect(printed).toContain("unhandled.js [sloppy, exact]: changed\n  natively passed\n  compiled passed, 1 unhandled");
  expect(printed).toContain("prints.js [sloppy, exact]: changed\n");
  expect(totals(printed)).toMatchObject({ differing: "4", "pass natively": "3", "pass compiled, exact": "3" });
  expect(status).toBe(1);
});

test("what a log has is not run again, and is counted", () => {
  const log = join(root, "log.jsonl");
  writeTest("test/resumed/a.js", "flags: [noStrict]", "async function f() {}");
  writeTest("test/resumed/b.js", "flags: [noStrict]", "async function f() {}\nthrow new Error('never');");
  run("test/resumed", "--filter", "a.js", "--log", log);
  writeTest("test/resumed/a.js", "flags: [noStrict]", "async function f() {}\nthrow new Error('not run again');");
  const { printed } = run("test/resumed", "--log", log, "--resume");
  expect(totals(printed)).toMatchObject({ files: "2", runs: "2", "pass natively": "1", differing: "0" });
});

test("a test that never ends does not pass", () => {
  writeTest(
    "test/endless/never.js",
    "flags: [async, noStrict]",
    "(async () => { await new Promise(() => {}); $DONE(); })();",
  );
  const { status, printed } = run("test/endless");
  expect(totals(printed)).toMatchObject({
    runs: "1",
    "pass natively": "0",
    "pass compiled, exact": "0",
    differing: "0",
  });
  expect(status).toBe(0);
});
