/** effection: operations are generators, run by a scheduler with structured concurrency. */

import { commonJs } from "./babel.ts";
import type { Contender, Start, Work } from "./contender.ts";
import { generators } from "./rewrite.ts";

export async function effection(): Promise<Contender> {
  const { action, all, run, until } = await import("effection");
  const suspend = (start: Start) =>
    action((resolve) => {
      start(resolve);
      return () => {};
    });
  return {
    name: "effection",
    compile: (source) => commonJs(source, [generators]),
    // A task is a thenable of its own.
    run: (work, ...args) => Promise.resolve(run(() => work(...args))),
    start: (work, ...args) => run(() => work(...args)),
    modules: { "coroutine-runtime": { suspend, all } },
    adopt:
      (outside): Work =>
      (...args) =>
        until(outside(...args)),
    cannot: { values: "yield* takes iterables only" },
  };
}
