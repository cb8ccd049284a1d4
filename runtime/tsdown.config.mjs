import { defineConfig } from "tsdown";

// All entries share their chunks, so that the public names and the names
// emitted code uses are one runtime with one state.
export default defineConfig({
  entry: {
    index: "src/index.ts",
    contract: "src/contract.ts",
    "development/index": "src/development/index.ts",
    "development/contract": "src/development/contract.ts",
  },
  format: ["esm", "cjs"],
  fixedExtension: true,
  platform: "neutral",
  target: "es2022",
  // The types are the same under every condition.
  dts: { entry: ["src/index.ts", "src/contract.ts"] },
  // `Disposable` is not in every program's library, nor is `AggregateError`: not in ES2022, which a browser's may be, and ES2020.
  banner: { dts: '/// <reference lib="esnext.disposable" />\n/// <reference lib="es2021.promise" />' },
  sourcemap: true,
  hash: false,
});
