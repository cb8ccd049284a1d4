/**
 * `npm run trace -- fixtures/loops/await-in-test`: the machine after each step, then the output.
 * Takes a fixture folder or a file, and, after it, the name of one function.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@babel/core";
import plugin from "../babel-plugin/src/index.ts";

const [place = "", name = "*"] = process.argv.slice(2);
const candidates = [
  place,
  join(place, "input.ts"),
  join(place, "input.js"),
  join(place, "input.tsx"),
  join(place, "input.jsx"),
];
const file = candidates.find((one) => /\.[jt]sx?$/.test(one) && existsSync(one));

if (file === undefined) {
  console.error(`No file at ${place}. Give a fixture folder, or a .ts or .js file.`);
  process.exitCode = 1;
} else {
  process.env.COROUTINE_TRACE = name;
  const parsers = [
    /\.tsx?$/.test(file) ? ["typescript"] : [],
    /x$/.test(file) ? ["jsx"] : [],
    ["explicitResourceManagement"],
  ].flat();
  const result = transformSync(readFileSync(file, "utf8"), {
    filename: file,
    configFile: false,
    babelrc: false,
    plugins: [[plugin, { checks: { raises: "off", missingAwait: "off", redundant: "off" } }]],
    parserOpts: { plugins: parsers as never },
  });
  console.log(`-- output\n${result?.code}`);
}
