/** Keeps what was measured, in a file for each version of Node. Sections that were not measured now stay as they are. */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import { join } from "node:path";
import type { Report, Section } from "../report.ts";

export const folder = join(__dirname, "../../docs/benchmarks");

const major = process.versions.node.split(".")[0];

/** Of all benchmarks, unless there is a name. */
export function keep(measured: Record<string, Section>, name = "node"): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${major}.json`);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report).sections : {};
  const report: Report = {
    ...{ node: process.version, v8: process.versions.v8, machine: machine() },
    sections: { ...before, ...measured },
  };
  writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
}

/** All that is kept, the oldest Node first. */
export function kept(name = "node"): Report[] {
  const files = readdirSync(folder).filter((file) => new RegExp(`^${name}-\\d+\\.json$`).test(file));
  const byVersion = files.sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));
  return byVersion.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Report);
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]!.model.trim()}, ${cpus().length} cores, ${memory} GB, ${platform()} ${arch()}`;
}
