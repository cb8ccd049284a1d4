/** One function of the source, and what the compiler made of it. */

import { readFileSync } from "node:fs";
import { code, say, section } from "./page.ts";

export function emitted(): void {
  section("What runs", "One function of the source, and the state machine that was emitted for it.");
  code("src/files.ts", excerpt("src/files.ts", /^const readAll = [\s\S]*?^}\);/m));
  say();
  code("dist/files.js", excerpt("dist/files.js", /^(const|function) readAll\$run[\s\S]*?^};?/m));
}

function excerpt(file: string, what: RegExp): string {
  const found = what.exec(readFileSync(file, "utf8"));
  if (!found) throw new Error(`${file} has nothing like ${what}: build the example first`);
  return found[0];
}
