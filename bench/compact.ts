/** Sizes as they are shipped: minified, and minified and compressed. */

import { gzipSync } from "node:zlib";
import { parseSync } from "@babel/core";
import { type BuildOptions, build } from "esbuild";
import { minify } from "terser";

export interface Size {
  raw: number;
  minified: number;
  compressed: number;
}

/** Of an ES module, not counting its imports: their names are shortened like any other. */
export async function compactSize(code: string): Promise<Size> {
  const { code: minified } = await minify(code, { module: true });
  return sizeOf(withoutImports(code), withoutImports(minified!));
}

/** Of what an entry brings with it, when a bundler has dropped the rest. */
export async function bundled(contents: string, options: BuildOptions = {}): Promise<Size> {
  const raw = await bundle(contents, { ...options, minify: false });
  return sizeOf(raw, await bundle(contents, { ...options, minify: true }));
}

async function bundle(contents: string, options: BuildOptions): Promise<string> {
  const built = await build({
    stdin: { contents, resolveDir: __dirname },
    ...{ bundle: true, write: false, format: "esm", platform: "neutral", mainFields: ["module", "main"] },
    external: ["node:*"],
    tsconfigRaw: {},
    ...options,
  });
  return built.outputFiles![0]!.text;
}

function sizeOf(raw: string, minified: string): Size {
  const compressed = gzipSync(minified, { level: 9 }).length;
  return { raw: Buffer.byteLength(raw), minified: Buffer.byteLength(minified), compressed };
}

function withoutImports(code: string): string {
  const { body } = parseSync(code, { sourceType: "module", configFile: false, babelrc: false })!.program;
  const kept = body.filter((statement) => statement.type !== "ImportDeclaration");
  return kept.map(({ start, end }) => code.slice(start!, end!)).join("\n");
}
