/** Errors that nobody is left to take are unhandled rejections, seen here in processes of their own. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";

function outputOf(program: string): string[] {
  const file = join(__dirname, "programs", program);
  return execFileSync(process.execPath, ["--import", "tsx", file], { encoding: "utf8", stdio: "pipe" })
    .trim()
    .split("\n");
}

test("an error in a callback given to run() takes nobody else down", () => {
  expect(outputOf("callback-that-throws.ts")).toEqual([
    "second callback",
    "coroutine",
    "end",
    "unhandled first callback",
    "unhandled late callback",
  ]);
});

test("an error in a finally block that comes after destroy() has returned is reported", () => {
  expect(outputOf("late-error-of-finally.ts")).toEqual(["end", "unhandled from finally"]);
});

test("an error of a coroutine that has destroyed whoever waited for it is reported, unless somebody waits by then", () => {
  expect(outputOf("child-that-destroys-its-parent.ts")).toEqual([
    "end",
    "told",
    "unhandled failed at once",
    "unhandled from finally",
  ]);
});

test("the rejection of a promise that has lost in all() or race() is nobody's business, started or not", () => {
  expect(outputOf("promise-not-reached.ts")).toEqual(["[ 'first' ]", "[ 'value' ]", "end"]);
});

test("nor is that of a promise that an await inside call() has refused to wait for", () => {
  expect(outputOf("promise-refused.ts")).toEqual(["ERR_SUSPENDED", "ERR_SUSPENDED", "end"]);
});

test("where the native stack ends, a promise is rejected for its caller only, and what could not be resumed can be resumed again", () => {
  expect(outputOf("where-the-stack-ends.ts")).toEqual(["not started | settled", "1,1,1,1", "unhandled 0"]);
});
