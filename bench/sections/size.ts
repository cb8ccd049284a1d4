/** Emitted bytes of six functions, and the bytes of the runtime. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { compactSize, type Size, sizeOf } from "../compact.ts";
import { compilers } from "../compilers.ts";
import type { Goal } from "../goals.ts";
import { section, table } from "../table.ts";

const KB = 1000;

/** What a program needs besides the two classes: everything that functions without iteration and classes of errors use. */
const core = [
  ...["ABRUPT", "LIMIT", "begin", "bodyOf", "compiled", "defer", "raise", "settle", "wait"],
  ...["leave", "leaveTry", "leaveTryWide", "leaveWide"],
];

export async function size(): Promise<Goal[]> {
  section("Size", "Bytes, minified and minified + gzip. Imports, helpers and runtime are not part of emitted code.");
  const emitted = await emittedSizes();
  const runtimes = {
    core: await bundle(`export { Coroutine, RaisingCoroutine } from "coroutine-runtime";
      export { ${core} } from "coroutine-runtime/contract";`),
    everything: await bundle(`export * from "coroutine-runtime"; export * from "coroutine-runtime/contract";`),
  };
  const row = (name: string, { minified, compressed }: Size) => [name, `${minified}`, `${compressed}`];
  table(
    ["code", "min", "min + gzip"],
    [
      ...[...emitted].map(([name, each]) => row(`six functions, ${name}`, each)),
      ...Object.entries(runtimes).map(([name, each]) => row(`runtime, ${name}`, each)),
    ],
  );
  const ratio = emitted.get("ours")!.compressed / emitted.get("regenerator")!.compressed;
  return [
    { item: "emitted bytes / regenerator's, gzip", ours: ratio, reach: { atMost: 0.85 } },
    { item: "runtime core, gzip", ours: runtimes.core.compressed / KB, reach: { atMost: 1.6 }, unit: " KB" },
    {
      item: "runtime, everything, gzip",
      ours: runtimes.everything.compressed / KB,
      reach: { atMost: 4.5 },
      unit: " KB",
    },
  ];
}

async function emittedSizes(): Promise<Map<string, Size>> {
  const source = readFileSync(join(__dirname, "../work/samples.js"), "utf8");
  const sizes = new Map<string, Size>();
  for (const { name, compile } of compilers) sizes.set(name, await compactSize(compile(source)));
  return sizes;
}

async function bundle(contents: string): Promise<Size> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: __dirname },
    ...{ bundle: true, minify: true, write: false, format: "esm", platform: "neutral", tsconfigRaw: {} },
  });
  return sizeOf(outputFiles[0]!.text);
}
