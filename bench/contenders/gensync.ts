/** gensync: generators that can be run in either way, as Babel itself does it. */

import { createRequire } from "node:module";
import { commonJs } from "./babel.ts";
import { type Contender, cannotBeSync, type Start, type Work } from "./contender.ts";
import { wrappedGenerators } from "./rewrite.ts";

type Gensync = Work & { all: Work };

export function gensync(): Contender {
  const library = createRequire(__filename)("gensync") as Gensync;
  return {
    name: "gensync",
    compile: (source) => commonJs(source, [[wrappedGenerators, { delegates: true }]]),
    run: (work: any, ...args) => work.sync(...args),
    runWaiting: (work: any, ...args) => work.async(...args),
    start: (work: any, ...args) => work.errback(...args, () => {}),
    modules: {
      library: { wrap: library },
      "coroutine-runtime": {
        suspend: library({ arity: 1, sync: cannotBeSync, errback: suspended }),
        all: library.all,
      },
    },
    adopt: (outside) => library({ sync: cannotBeSync, async: outside }),
    cannot: { values: "yield* takes iterables only" },
  };
}

function suspended(start: Start, done: (error: unknown, value: unknown) => void): void {
  start((value) => done(null, value));
}
