/** The development condition: a coroutine that is collected without having been started is reported, in a process of its own. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";

test("the forgotten ones are, each once, with the place that made it", () => {
  const program = join(__dirname, "programs/never-started.ts");
  const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", program], { encoding: "utf8" });
  expect(output.trim().split("\n")).toEqual([
    "forgotten",
    "forgottenButAsked",
    "forgottenLeaf",
    "forgottenRaising",
    "forgottenTimeout",
    "true 1",
  ]);
});
