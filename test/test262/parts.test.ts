/** The parts of the script that runs the language's conformance suite. The script itself: suite.test.ts. */

import { harnessOf, modesOf, readFrontmatter } from "../../scripts/test262/frontmatter";
import { compareOutcomes, type Outcome, outcomeOf } from "../../scripts/test262/outcome";
import { limits } from "./limits";

const about = (yaml: string) => readFrontmatter(`// A licence.\n/*---\n${yaml}\n---*/\nbody();`);

describe("what a test says about itself", () => {
  test("is YAML; what it does not say is empty", () => {
    expect(about("description: >\n  Some: text\nflags: [async]\nincludes: [a.js, b.js]")).toEqual({
      flags: ["async"],
      includes: ["a.js", "b.js"],
      negative: null,
    });
    expect(about("negative:\n  phase: parse\n  type: SyntaxError").negative).toEqual({
      phase: "parse",
      type: "SyntaxError",
    });
    expect(() => readFrontmatter("body();")).toThrow("frontmatter");
  });

  test.each([
    ["", ["sloppy", "strict"]],
    ["flags: [onlyStrict]", ["strict"]],
    ["flags: [noStrict]", ["sloppy"]],
    ["flags: [raw]", ["sloppy"]],
    ["flags: [module, async]", ["module"]],
  ])("%j is run as %j", (yaml, modes) => expect(modesOf(about(yaml))).toEqual(modes));

  test.each([
    ["includes: [a.js]", ["assert.js", "sta.js", "a.js"]],
    ["includes: [a.js]\nflags: [async]", ["assert.js", "sta.js", "doneprintHandle.js", "a.js"]],
    ["flags: [raw]", []],
  ])("%j comes after %j", (yaml, files) => expect(harnessOf(about(yaml))).toEqual(files));
});

describe("the outcome of a run", () => {
  const quiet = { prints: [], unhandled: 0, thrown: null };
  const failure = (phase: "parse" | "runtime", type: string) => ({ phase, type, message: "" });
  const done = "Test262:AsyncTestComplete";

  test.each<[string, boolean, Outcome]>([
    ["nothing thrown", true, outcomeOf(null, false, quiet)],
    ["an error", false, outcomeOf(null, false, { ...quiet, thrown: failure("runtime", "Error") })],
    ["the error it wants", true, outcomeOf(failure("parse", "X"), false, { ...quiet, thrown: failure("parse", "X") })],
    ["another error", false, outcomeOf(failure("parse", "X"), false, { ...quiet, thrown: failure("parse", "Y") })],
    ["one too late", false, outcomeOf(failure("parse", "X"), false, { ...quiet, thrown: failure("runtime", "X") })],
    ["no error where it wants one", false, outcomeOf(failure("parse", "X"), false, quiet)],
    ["done", true, outcomeOf(null, true, { ...quiet, prints: [done] })],
    ["never done", false, outcomeOf(null, true, quiet)],
    ["failed, then done", false, outcomeOf(null, true, { ...quiet, prints: ["Test262:AsyncTestFailure: x", done] })],
  ])("%s: passed is %s", (_what, passed, outcome) => expect(outcome.passed).toBe(passed));

  const passed = outcomeOf(null, false, quiet);
  const failed = outcomeOf(null, false, { ...quiet, thrown: failure("runtime", "Error") });
  const unread = outcomeOf(null, false, { ...quiet, thrown: failure("parse", "SyntaxError") });
  test.each<[string, Outcome, Outcome]>([
    ["same", passed, passed],
    ["same", failed, unread],
    ["lost", passed, failed],
    ["gained", failed, passed],
    ["syntax", unread, passed],
    ["changed", passed, { ...passed, unhandled: 1 }],
    ["changed", passed, { ...passed, prints: ["once more"] }],
  ])("%s", (verdict, native, compiled) => expect(compareOutcomes(native, compiled)).toBe(verdict));
});

test("every limit has a reason, and none covers everything", () => {
  for (const { path, reason } of limits) {
    expect(reason).toMatch(/\.$/);
    expect(path.test("test/language/expressions/await/no-such-test.js")).toBe(false);
  }
});
