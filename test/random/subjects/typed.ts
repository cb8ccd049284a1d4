/** The plugin beside TypeScript's: programs get types in places that mean nothing. */

import { fieldsStay, partOfBabel } from "../../support/babel.ts";
import type { Subject } from "../subject.ts";
import { compile, ours, plugins, scripts } from "./ours.ts";
import { withTypes } from "./types.ts";

const presets = [[partOfBabel("@babel/preset-typescript"), fieldsStay]];

export const typed: Subject = {
  ...ours,
  name: "babel-plugin-coroutine, before TypeScript",
  compile: (source, kind) =>
    compile(withTypes(source), { ...scripts, filename: "program.ts", plugins: plugins[kind], presets }),
};
