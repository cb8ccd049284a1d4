/** How much of a source a debugger, or the stack of an error, finds again through the map of the emitted code. */

import { parseSync, type types as t } from "@babel/core";
import { TraceMap } from "@jridgewell/trace-mapping";
import { placesOf, type Start, startsIn } from "../../test/source-maps/places.ts";
import { emitters } from "../emitters.ts";
import type { Goal } from "../goals.ts";
import { section, table } from "../table.ts";
import { read } from "../templates.ts";

export async function maps(): Promise<Goal[]> {
  section("Source maps", "How many statements and awaits of the six functions have their start in the source map.");
  const source = read("samples.js");
  const ast = parseSync(source, { configFile: false, babelrc: false, sourceType: "module" });
  const starts = startsIn(ast as t.File, source);
  const mapped = emitters().map(({ name, emit }) => {
    const places = placesOf(new TraceMap(emit(source).map as string));
    return { name, found: starts.filter(({ place }) => places.has(place)) };
  });
  const count = (each: Start[], awaits: boolean) => each.filter(({ type }) => (type === "Await") === awaits).length;
  table(
    ["emitted by", "statements", "awaits"],
    [{ name: "there are", found: starts }, ...mapped].map(({ name, found }) => [
      name,
      `${count(found, false)}`,
      `${count(found, true)}`,
    ]),
  );
  const ours = mapped.find(({ name }) => name === "ours")!.found.length / starts.length;
  return [{ item: "statements and awaits in the source map, of all", ours, reach: { atLeast: 1 } }];
}
