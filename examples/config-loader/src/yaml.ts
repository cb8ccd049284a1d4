/** YAML, with positions from the parser's own line counter. */

import { isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { Parse, Path } from "./document.ts";
import { ConfigError, type Place, problem } from "./problem.ts";

export const parseYaml: Parse = (file, text) => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });

  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, text };
  };
  const found = (error: YAMLError) => problem(place(error.pos[0]), error.message);
  if (document.errors.length > 0) throw new ConfigError(document.errors.map(found));

  const nodeAt = (path: Path, part?: "key" | "value"): unknown => {
    const above = document.getIn(path.slice(0, -1), true);
    const named = (pair: { key: unknown }) => isScalar(pair.key) && pair.key.value === path.at(-1);
    const pair = part === "key" && isMap(above) ? above.items.find(named) : undefined;
    return pair ? pair.key : document.getIn(path, true);
  };
  return {
    // An empty file is an empty configuration.
    value: document.toJS() ?? {},
    at: (path, part) => {
      const node = nodeAt(path, part);
      return place(isNode(node) ? (node.range?.[0] ?? 0) : 0);
    },
  };
};
