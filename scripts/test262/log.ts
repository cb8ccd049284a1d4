/** What became of each file, a line each: a run that was interrupted goes on where it was. */

import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Examined } from "./examine.ts";

export class Log {
  /** By the path of the test. */
  readonly known = new Map<string, Examined>();

  /** `path`: undefined, when nobody wants one. `resume`: what is there already is kept, and known. */
  constructor(
    private readonly path: string | undefined,
    resume: boolean,
  ) {
    if (path === undefined) return;
    const text = resume && existsSync(path) ? readFileSync(path, "utf8") : "";
    // The last line may be half of one.
    const lines = text.split("\n").slice(0, -1);
    for (const one of lines.map((line) => JSON.parse(line) as Examined)) this.known.set(one.path, one);
    writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
  }

  add(examined: Examined): void {
    if (this.path !== undefined) appendFileSync(this.path, `${JSON.stringify(examined)}\n`);
  }
}
