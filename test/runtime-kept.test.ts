/**
 * A build that compiles packages as well, with `annotate: "all"`, leaves the runtime as it is: what compiled functions
 * wait with cannot be made of them. React Native's builds do.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "./support/compile";

const sources = join(__dirname, "../runtime/src");
const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

test.each(files)("%s has no function that becomes a coroutine", (file) => {
  const source = readFileSync(join(sources, file), "utf8");
  expect(compile(source, { filename: file, plugin: { annotate: "all" } }).reports).toEqual([]);
});
