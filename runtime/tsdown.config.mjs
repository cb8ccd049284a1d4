import { defineConfig } from "tsdown";

// Both entries share their chunks, so that the public names and the names
// emitted code uses are one runtime with one state.
export default defineConfig({
  entry: ["src/index.ts", "src/contract.ts"],
  format: ["esm", "cjs"],
  fixedExtension: true,
  platform: "neutral",
  target: "es2018",
  dts: true,
  sourcemap: true,
  hash: false,
});
