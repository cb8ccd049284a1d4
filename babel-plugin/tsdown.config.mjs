import { defineConfig } from "tsdown";

export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  fixedExtension: true,
  platform: "node",
  target: "node20",
  dts: true,
  sourcemap: true,
  // `exports.default`, as in the types; Babel takes it from there.
  outputOptions: { exports: "named" },
});
