/** What the process is told of rejections that nobody handles, or handles late: the same as natively, each once. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { compile } from "./support/compile";

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
