/** quansync: the same idea on promises; written with generators, and with async functions that its macro rewrites. */

import { transformSync } from "@babel/core";
import { commonJs } from "./babel.ts";
import { type Contender, cannotBeSync, type Outside, type Start } from "./contender.ts";
import { wrappedAsync, wrappedGenerators } from "./rewrite.ts";

type Macro = (code: string, id: string) => { code: string } | undefined;

const fromMacro = { imported: "quansync", from: "quansync/macro" };

export async function quansync(): Promise<Contender[]> {
  const { quansync: library } = await import("quansync");
  const { transformQuansync } = await import("unplugin-quansync/api");
  const later = (outside: Outside) =>
    library({ sync: cannotBeSync, async: outside as (...args: any[]) => Promise<any> });
  const shared = {
    run: (work: any, ...args: unknown[]) => work.sync(...args),
    runWaiting: (work: any, ...args: unknown[]) => work.async(...args),
    modules: {
      library: { wrap: library },
      [fromMacro.from]: { quansync: library },
      "coroutine-runtime": {
        suspend: later((start: Start) => new Promise((resolve) => start(resolve))),
        all: later((items: Iterable<unknown>) => Promise.all(items)),
      },
    },
    adopt: later,
  };
  return [
    {
      name: "quansync",
      compile: (source) => commonJs(source, [[wrappedGenerators, { delegates: true }]]),
      ...shared,
      cannot: { values: "yield* takes iterables only" },
    },
    { name: "quansync macro", compile: (source) => commonJs(rewritten(source, transformQuansync), []), ...shared },
  ];
}

function rewritten(source: string, macro: Macro): string {
  const { code } = transformSync(source, { configFile: false, babelrc: false, plugins: [[wrappedAsync, fromMacro]] })!;
  return macro(code!, "work.js")!.code;
}
