/** A Node of another version: npm has them as packages, one for each platform. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { install } from "./install.ts";

/** The folder with the binary. */
export function bringNode(major: number, cache: string): string {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(cache, `node-${major}`);
  const bin = join(folder, "node_modules", name, "bin");
  if (!existsSync(join(bin, "node"))) install(folder, { dependencies: { [name]: `${major}` } });
  return bin;
}
