/** What the process is told of rejections that nobody handles, or handles late: the same as natively, each once. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import * as fc from "fast-check";
import { compile } from "./support/compile";
import { makers, programsWith, slowMakers } from "./ticks/program";
import { render, type Spelling } from "./ticks/render";

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), "rejections-"));
afterAll(() => rmSync(folder, { recursive: true }));

const source = readFileSync(join(__dirname, "rejections/program.js"), "utf8");

/** What it prints in a process of its own. */
function outputOf(name: string, code: string): string[] {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, `${code}\nexports.main();`);
  return execFileSync(process.execPath, [file], { encoding: "utf8" }).trim().split("\n");
}

function compiled(ticks: "exact" | "direct"): string[] {
  const { code } = compile(source, { plugin: { ticks }, module: "cjs", filename: "program.js" });
  const runtime = join(folder, "runtime.cjs");
  buildSync({
    entryPoints: [join(__dirname, "../runtime/src/contract.ts")],
    bundle: true,
    format: "cjs",
    outfile: runtime,
  });
  return outputOf(ticks, code.replace('"coroutine-runtime/contract"', JSON.stringify(runtime)));
}

const native = outputOf("native", compile(source, { plugin: null, module: "cjs", filename: "program.js" }).code);

test("the program shows what it is about", () => {
  expect(native).toEqual(
    expect.arrayContaining(["unhandled of fails fails", "handled late late", "caught late of late"]),
  );
  expect(native.at(-1)).toBe("end");
});

test.each(["exact", "direct"] as const)("with %s ticks", (ticks) => expect(compiled(ticks)).toEqual(native));

describe("random programs whose promises nobody sees to", () => {
  const programs = fc.sample(programsWith([...makers, ...slowMakers]), {
    numRuns: Number(process.env.PROGRAMS ?? 150),
    seed: Number(process.env.SEED ?? 1),
  });
  const runner = join(folder, "many.cjs");
  buildSync({
    entryPoints: [join(__dirname, "rejections/many.ts")],
    bundle: true,
    platform: "node",
    target: "es2022",
    outfile: runner,
  });

  /** One for each program. */
  function tracesOf(name: string, codes: string[]): string[][] {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(codes));
    return JSON.parse(execFileSync(process.execPath, [runner, file], { encoding: "utf8" }));
  }
  const spelt = (spelling: Spelling) => programs.map((program) => render(program, spelling));
  const compiledWith = (ticks: "exact" | "direct") =>
    spelt("async").map((code) => compile(code, { plugin: { ticks }, module: "cjs", filename: "many.js" }).code);

  const sourceAnd = (traces: string[][]) => traces.map((trace, place) => [render(programs[place]!, "async"), trace]);

  test("the process is told of rejections that nobody handles, and of those that somebody handles late", () => {
    const all = tracesOf("spelt", spelt("async")).flat();
    expect(all).toEqual(expect.arrayContaining([expect.stringMatching(/^unhandled/), "handled late"]));
  });

  test("with exact ticks it is told the same, in the same order, as natively", () => {
    expect(sourceAnd(tracesOf("exact", compiledWith("exact")))).toEqual(sourceAnd(tracesOf("async", spelt("async"))));
  });

  test("with direct ticks it is told what it is told of bodies in the place of their calls", () => {
    expect(sourceAnd(tracesOf("direct", compiledWith("direct")))).toEqual(
      sourceAnd(tracesOf("in-place", spelt("direct"))),
    );
  });
});
