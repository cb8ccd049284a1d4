/** A load that is destroyed while a file is open. */

import { loadConfig, type TraceEvent } from "config-loader";
import { color, say, section } from "./page.ts";
import { shortened, stopAt } from "./projects.ts";

export async function destroyed(): Promise<void> {
  section("Destroyed half-way", "load.destroy() while the second file is open: every finally runs, inside out.");
  const { load, opened } = loadUntil("public.yaml");
  load.run(() => {});
  await opened;
  say(color.yellow(`\n  load is ${load.status}: load.destroy()\n`));
  load.destroy();
  // Closing the file takes a while: settles when the last finally has run to its end.
  await load[Symbol.asyncDispose]();
  say(color.yellow(`\n  load is ${load.status}`) + color.dim("; large.yml and base.json were never opened"));
}

/** A load that prints what it does; `opened` settles when it has opened that file, and waits for its size. */
function loadUntil(name: string) {
  let depth = 0;
  let tell: () => void;
  const opened = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const onTrace = ({ did, file }: TraceEvent) => {
    if (did === "leave") depth--;
    say(`${"  ".repeat(depth + 2)}${paint[did](did.padEnd(6))}${shortened(file)}`);
    if (did === "enter") depth++;
    if (did === "open" && file.endsWith(name)) tell();
  };
  return { load: loadConfig("projects/monorepo/services/api", { stopAt, onTrace }), opened };
}

const paint = { enter: color.cyan, open: color.green, close: color.green, leave: color.cyan };
