/** Sizes as they are shipped: minified, and minified and compressed. */

import { gzipSync } from "node:zlib";
import { parseSync } from "@babel/core";
import { minify } from "terser";

export interface Size {
  minified: number;
  compressed: number;
}

/** Of an ES module, not counting its imports: their names are shortened like any other. */
export async function compactSize(code: string): Promise<Size> {
  const { code: minified } = await minify(code, { module: true });
  return sizeOf(withoutImports(minified!));
}

export function sizeOf(minified: string): Size {
  return { minified: Buffer.byteLength(minified), compressed: gzipSync(minified, { level: 9 }).length };
}

function withoutImports(code: string): string {
  const { body } = parseSync(code, { sourceType: "module", configFile: false, babelrc: false })!.program;
  const kept = body.filter((statement) => statement.type !== "ImportDeclaration");
  return kept.map(({ start, end }) => code.slice(start!, end!)).join("");
}
