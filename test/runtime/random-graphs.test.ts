/** Random graphs of coroutines, destroyed, resumed and asked at any moment, beside a second runtime that is nothing but short. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";

test("what happens, and in which order, is what the reference says", () => {
  const program = join(__dirname, "graphs", "run.ts");
  const output = execFileSync(process.execPath, ["--import", "tsx", program, "600", "1"], { encoding: "utf8" });
  expect(output).toBe("600 programs agree, and do something\n");
});
