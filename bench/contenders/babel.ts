/** Babel as the bench uses it: no presets, so that everything but the asynchrony stays as it is written. */

import { type PluginItem, transformSync } from "@babel/core";

export function commonJs(source: string, plugins: PluginItem[]): string {
  const result = transformSync(source, {
    configFile: false,
    babelrc: false,
    // Some contenders write long files, which Babel would remark on.
    compact: false,
    plugins: [...plugins, "@babel/plugin-transform-modules-commonjs"],
  });
  return result!.code!;
}
