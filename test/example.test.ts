/** examples/config-loader: the same outcomes awaited, called and natively; nothing left open when destroyed. */

import fs from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Loaded, LoadOptions, TraceEvent } from "../examples/config-loader/src/index.ts";
import { compile } from "./support/compile";
import { asItIs, type Compile, loader } from "./support/modules";

type Example = typeof import("../examples/config-loader/src/index.ts");

const folder = join(__dirname, "../examples/config-loader");
const stopAt = join(folder, "projects");
const compiled: Compile = (source, filename) => compile(source, { filename }).code;
const example = (how: Compile) => loader(join(folder, "src/index.ts"), how, {})() as Example;
const [ours, native] = [example(compiled), example(asItIs)];

/** Each project with what loading it comes to: the files merged, or the first line of every problem. */
const projects: Record<string, string[]> = {
  "json/app": ["json/ferry.json"],
  yaml: ["yaml/ferry.yaml"],
  "package-json/src": ["package-json/package.json"],
  "monorepo/services/api/src": [
    "monorepo/shared/base.json",
    "monorepo/shared/public.yaml",
    "monorepo/shared/base.json",
    "monorepo/shared/large.yml",
    "monorepo/services/api/ferry.yaml",
  ],
  monorepo: ['monorepo: no ferry.json, ferry.yaml, ferry.yml or "ferry" in a package.json'],
  cycle: ["cycle/common.json:1:15: extends itself: ferry.json → staging.yaml → common.json → ferry.json"],
  missing: ["missing/ferry.yaml:3:10: extends a file that does not exist"],
  "broken-yaml": [
    "broken-yaml/ferry.yaml:4:1: Flow sequence in block collection must be sufficiently indented and end with a ]",
  ],
  "broken-json": ["broken-json/ferry.json:4:1: Unexpected token RBrace found."],
  invalid: [
    'invalid/ferry.yaml:2:9: expected one of eu-north, eu-west, us-east, ap-south, found "eu-south"',
    'invalid/ferry.yaml:3:1: unknown key "replica", did you mean "replicas"?',
    'invalid/ferry.yaml:4:10: expected a list, found "leaky.example"',
    'invalid/ferry.yaml:7:12: expected a whole number, 1 to 600, found "soon"',
  ],
};

test.each(Object.entries(projects))("%s: awaited, called and native are the same", async (project, expected) => {
  const path = join(stopAt, project);
  const awaited = await outcome(() => ours.loadConfig(path, { stopAt }));
  expect(lines(awaited)).toEqual(expected);
  expect(await outcome(() => ours.loadConfigSync(path, { stopAt }))).toEqual(awaited);
  expect(await outcome(() => native.loadConfig(path, { stopAt }))).toEqual(awaited);
});

test("files in memory are read without waiting, awaited too", () => {
  const files = ours.memory(new Map([["/a/ferry.json", '{ "name": "a", "region": "eu-west" }']]));
  const load = ours.loadConfig("/a/b/c", { files });
  load.run(() => {});
  expect(load.get().config).toEqual({ name: "a", region: "eu-west" });
});

test("a file that two others extend is read once", () => {
  const events: TraceEvent[] = [];
  ours.loadConfigSync(join(stopAt, "monorepo/services/api"), { stopAt, onTrace: (event) => events.push(event) });
  const did = (what: string) => events.filter(({ did, file }) => did === what && file.endsWith("base.json")).length;
  expect([did("enter"), did("open")]).toEqual([2, 1]);
});

test("destroyed after any step, what was opened is closed and what was entered is left", async () => {
  const whole = await destroyedAfter(Number.POSITIVE_INFINITY);
  expect(whole).toHaveLength(18);
  for (let steps = 1; steps < whole.length; steps++) {
    const done = await destroyedAfter(steps);
    expect(done.slice(0, steps)).toEqual(whole.slice(0, steps));
    expect(unclosed(done)).toEqual([]);
  }
});

test("destroyed while the system is opening a file, the descriptor that comes too late is closed", async () => {
  const close = jest.spyOn(fs, "close");
  await destroyedAfter(1);
  for (let turn = 0; turn < 500 && close.mock.calls.length === 0; turn++) await sleep(1);
  expect(close).toHaveBeenCalledTimes(1);
  close.mockRestore();
});

interface Outcome {
  loaded?: Loaded;
  error?: string;
  problems?: string[];
}

async function outcome(load: () => PromiseLike<Loaded> | Loaded): Promise<Outcome> {
  try {
    return { loaded: await load() };
  } catch (error) {
    const { name, message } = error as Error;
    return { error: name, problems: message.split("\n") };
  }
}

/** Files and messages with the paths that `projects` has. */
function lines({ loaded, problems = [] }: Outcome): string[] {
  return (loaded?.sources ?? problems).map((line) => line.replace(/^.*?\bprojects\//, ""));
}

/** Loads a project, destroys the load when so many things have happened; returns all that happened. */
async function destroyedAfter(steps: number): Promise<string[]> {
  const done: string[] = [];
  const onTrace: LoadOptions["onTrace"] = ({ did, file }) => {
    // By the end of this turn the load waits for the next thing.
    if (done.push(`${did} ${file}`) === steps) queueMicrotask(() => load.destroy());
  };
  const load = ours.loadConfig(join(stopAt, "monorepo/services/api"), { stopAt, onTrace });
  await new Promise((ended) => load.run(ended));
  return done;
}

/** What has been opened and not closed, or entered and not left. */
function unclosed(events: string[]): string[] {
  const end = (event: string) => event.replace("open", "close").replace("enter", "leave");
  return events.filter((event) => end(event) !== event && !events.includes(end(event)));
}
