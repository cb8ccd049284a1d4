/** Texts of work that are made, not written: chains of many functions, many copies of one, the same on promises. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

export function read(name: string): string {
  return readFileSync(join(__dirname, "work", name), "utf8");
}

/** A file with a repeated link, as a chain of `depth` functions. */
export function chain(name: string, depth: number): string {
  const [start, link, last] = read(name).split(/^\/\/ (?:Repeated|The last).*\n/m) as [string, string, string];
  const links = Array.from({ length: depth - 1 }, (_, i) =>
    link.replaceAll(/\blink\b/g, `link${i + 1}`).replaceAll(/\bnextLink\b/g, `link${i + 2}`),
  );
  return [start, ...links, last.replaceAll(/\blastLink\b/g, `link${depth}`)].join("");
}

/** The functions of a text under as many names as there are to be functions, the first of which is called `name0`. */
export function copies(text: string, name: string, count: number): string {
  const start = text.indexOf(`export async function ${name}(`);
  const end = text.indexOf("\n}\n", start) + 3;
  const one = text.slice(start, end);
  const all = Array.from({ length: count }, (_, copy) => one.replaceAll(`${name}(`, `${name}${copy}(`));
  return text.slice(0, start) + all.join("\n") + text.slice(end);
}

/** Work that waits for its turn in the queue, waiting for promises instead. */
export function onPromises(text: string): string {
  return text
    .replace(/^import \{ suspend \} .*\n/m, "")
    .replace(/^import \{ enqueue \} .*\n/m, 'import { source } from "./outside/source.js";\n')
    .replace(/^export \{ drain, release \} .*\n/m, "")
    .replaceAll("suspend(enqueue)", "source(i)");
}
