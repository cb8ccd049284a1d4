/** Effect: functions that describe effects, which a runtime then runs. `fnUntraced` is what it recommends for speed. */

import { commonJs } from "./babel.ts";
import type { Contender, Start, Work } from "./contender.ts";
import { wrappedGenerators } from "./rewrite.ts";

export async function effect(): Promise<Contender> {
  const { Effect } = await import("effect");
  return {
    name: "effect",
    compile: (source) => commonJs(source, [[wrappedGenerators, { delegates: true }]]),
    run: (work, ...args) => Effect.runSync(work(...args)),
    runWaiting: (work, ...args) => Effect.runPromise(work(...args)),
    start: (work, ...args) => Effect.runFork(work(...args)),
    modules: {
      library: { wrap: Effect.fnUntraced },
      "coroutine-runtime": {
        suspend: (start: Start) => Effect.callback((resume) => start((value) => resume(Effect.succeed(value)))),
        all: (items) => Effect.all(items, { concurrency: "unbounded" }),
      },
    },
    adopt:
      (outside): Work =>
      (...args) =>
        Effect.promise(() => outside(...args)),
    cannot: { values: "yield* takes effects only", try: "its errors do not arrive at try" },
  };
}
