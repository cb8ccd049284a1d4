/**
 * `npm run trace -- fixtures/loops/await-in-the-test-of-a-while`: the machine after each step, then the output.
 * Takes a fixture folder or a file, and, after it, the name of one function.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@babel/core";
import plugin, { type FunctionReport } from "../babel-plugin/src/index.ts";

const [place = "", name = "*"] = process.argv.slice(2);
const inputs = ["ts", "js", "tsx", "jsx"].map((ending) => join(place, `input.${ending}`));
const file = [place, ...inputs].find((one) => /\.[cm]?[jt]sx?$/.test(one) && existsSync(one));

if (file === undefined) fail(`No file at "${place}". Give a fixture folder, or a .ts or .js file.`);
else {
  try {
    trace(file);
  } catch (error) {
    // Of the traced file. Anything else is ours, and its stack is wanted.
    if (!(error instanceof SyntaxError)) throw error;
    fail(error.message);
  }
}

function trace(file: string): void {
  process.env.COROUTINE_TRACE = name;
  const parsers = [
    /\.[cm]?tsx?$/.test(file) ? ["typescript"] : [],
    /x$/.test(file) ? ["jsx"] : [],
    ["explicitResourceManagement"],
  ].flat();
  const result = transformSync(readFileSync(file, "utf8"), {
    filename: file,
    configFile: false,
    babelrc: false,
    sourceType: "unambiguous",
    plugins: [[plugin, { checks: { raises: "off", missingAwait: "off", redundant: "off" } }]],
    parserOpts: { plugins: parsers as never },
  })!;
  const { coroutines = [] } = result.metadata as { coroutines?: FunctionReport[] };
  if (name !== "*" && !coroutines.some((one) => one.name === name))
    console.log(`-- no function ${name} is compiled here`);
  console.log(`-- output\n${result.code}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
