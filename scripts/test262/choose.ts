/** The files of a checkout that are worth compiling. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * The tests in these folders that speak of `async` outside of what they say about themselves, or
 * include a part of the harness that does; `every`: all of them. Whether that is an async function, their compilation shows.
 */
export function chooseFiles(root: string, folders: string[], filter: string | undefined, every: boolean): string[] {
  const harness = asyncHarness(root);
  const wanted = new RegExp(filter ?? "");
  const all = folders.flatMap((folder) => testsIn(root, folder));
  return [...new Set(all)].filter(
    (path) => wanted.test(path) && (every || isWorthIt(readFileSync(join(root, path), "utf8"), harness)),
  );
}

function isWorthIt(source: string, harness: string[]): boolean {
  const [before = "", about = "", ...code] = source.split(/\/\*---|---\*\//);
  return /\basync\b/.test(before + code.join()) || harness.some((name) => about.includes(name));
}

function asyncHarness(root: string): string[] {
  const folder = join(root, "harness");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  return names.filter((name) => /\basync function\b/.test(readFileSync(join(folder, name), "utf8")));
}

/** By their paths from the root, in order. Fixtures are no tests. */
function testsIn(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return isTest(path) ? [path] : [];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => testsIn(root, `${path}/${name}`));
}

function isTest(path: string): boolean {
  return path.endsWith(".js") && !path.includes("_FIXTURE");
}
