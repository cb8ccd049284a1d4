/** `for (using x = ...;;)` without an await stays as it is, and Babel leaves it to the engine: only some can run it. */

import { compile, load } from "../support/compile";
import { enginesUsing } from "../support/modules";

const source = `
  export async function main(log, way) {
    "use coroutine promise";
    await null;
    for (using resource = { [Symbol.dispose]() { log("disposed"); if (way !== "break") throw new Error("second"); } };;) {
      if (way === "return") return { then(resolve) { log("adopted"); resolve(); } };
      if (way === "throw") throw new Error("first");
      break;
    }
  }
`;

async function logOf(ours: object | null, way: string): Promise<string[]> {
  const seen: string[] = [];
  const log = (what: string) => seen.push(what);
  const { main } = load(compile(source, { plugin: ours, module: "cjs", filename: "input.js" }).code);
  await main(log, way).catch((error: SuppressedError) => {
    log(`${error.error?.message}, which suppressed ${error.suppressed?.message}`);
  });
  await new Promise(setImmediate);
  return seen;
}

(enginesUsing ? test : test.skip).each(["return", "throw", "break"])(
  "its resource is disposed of on %s",
  async (way) => {
    expect(await logOf({}, way)).toEqual(await logOf(null, way));
  },
);
