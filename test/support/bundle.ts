/** Bundling the runtime in tests. */

import { join } from "node:path";
import type { BuildOptions } from "esbuild";

/** The sources as they are built, so that the test needs no build. */
export const fromSources: BuildOptions = {
  alias: {
    "coroutine-runtime/contract": join(__dirname, "../../runtime/src/contract.ts"),
    "coroutine-runtime": join(__dirname, "../../runtime/src/index.ts"),
  },
  target: "es2022",
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
};
