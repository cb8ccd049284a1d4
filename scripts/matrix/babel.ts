/** Another Babel, in a folder of its own, where our packages are installed beside it as a user has them. */

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { install, type Manifest, npm } from "./install.ts";
import type { Babel } from "./pairs.ts";

const root = join(import.meta.dirname, "../..");

/** What tests use of Babel. */
const parts = [
  "cli",
  "core",
  "plugin-proposal-decorators",
  "plugin-transform-modules-commonjs",
  "plugin-transform-typescript",
  "preset-env",
  "preset-react",
  "preset-typescript",
];

/** The folder; null for the installed Babel. */
export function bringBabel(babel: Babel, cache: string): string | null {
  if (babel === "installed") return null;
  const folder = join(cache, `babel-${babel}`);
  if (!parts.every((part) => existsSync(join(folder, "node_modules/@babel", part)))) {
    if (babel === "8") install(folder, requiring("^8.0.0"));
    else installOld(folder, babel);
  }
  installOurs(folder, cache);
  copyFileSync(join(root, "babel.config.js"), join(folder, "babel.config.js"));
  return folder;
}

function requiring(range: string): Manifest {
  return { dependencies: Object.fromEntries(parts.map((part) => [`@babel/${part}`, range])) };
}

/** Packages of Babel's ask each other for that version or newer: what came newer is asked for again, as it was. */
function installOld(folder: string, version: string): void {
  const [major, minor] = version.split(".").map(Number) as [number, number];
  const range = `<${major}.${minor + 1}.0`;
  const manifest = { ...requiring(range), overrides: {} as Record<string, string> };
  for (;;) {
    rmSync(join(folder, "node_modules"), { recursive: true, force: true });
    install(folder, manifest);
    const newer = installed(folder).filter((one) => one.major === major && one.minor > minor);
    if (newer.length === 0) return;
    for (const { name } of newer) manifest.overrides[name] = range;
  }
}

function installed(folder: string): Array<{ name: string; major: number; minor: number }> {
  return readdirSync(join(folder, "node_modules/@babel")).map((part) => {
    const { name, version } = JSON.parse(
      readFileSync(join(folder, "node_modules/@babel", part, "package.json"), "utf8"),
    );
    const [major, minor] = version.split(".").map(Number);
    return { name, major, minor };
  });
}

/** As packed, so that npm checks the range of Babel that the plugin asks for. */
function installOurs(folder: string, cache: string): void {
  const packed = join(cache, "packed");
  mkdirSync(packed, { recursive: true });
  const files = ["babel-plugin", "runtime"].map((part) =>
    join(packed, npm(join(root, part), "pack", "--silent", "--pack-destination", packed).trim()),
  );
  npm(folder, "install", "--no-save", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", ...files);
}
