/** co: generators that yield promises, as before there were async functions. */

import { createRequire } from "node:module";
import { commonJs } from "./babel.ts";
import { asReturned, type Contender } from "./contender.ts";
import { promiseRuntime } from "./engine.ts";
import { wrappedGenerators } from "./rewrite.ts";

export function co(): Contender {
  const library = createRequire(__filename)("co");
  return {
    name: "co",
    compile: (source) => commonJs(source, [[wrappedGenerators, { delegates: false }]]),
    run: asReturned,
    modules: {
      library: { wrap: library.wrap },
      // co waits for the items of an array that is yielded.
      "coroutine-runtime": { suspend: promiseRuntime.suspend, all: (items: unknown) => items },
    },
    cannot: { values: "co refuses to yield them" },
  };
}
