/** Where files come from: the disk, or memory. */

import { basename, dirname } from "node:path";
import { raising } from "coroutine-runtime";
import { closeFile, listDirectory, openFile, readFile, sizeOf } from "./disk.ts";
import type { TraceEvent } from "./session.ts";

type Trace = (did: TraceEvent["did"], file: string) => void;

/** What may be awaited, at once or later. */
type Awaitable<T> = T | PromiseLike<T>;

export interface Files {
  read(file: string, trace: Trace): Awaitable<string>;
  list(directory: string): Awaitable<string[]>;
}

/** The descriptor is closed however the reading ends: done, failed, or destroyed half-way. */
const readText = raising(async (file: string, trace: Trace) => {
  const descriptor = await openFile(file);
  try {
    trace("open", file);
    return await readAll(descriptor);
  } finally {
    await closeFile(descriptor);
    trace("close", file);
  }
});

const readAll = raising(async (descriptor: number) => {
  const size = await sizeOf(descriptor);
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = await readFile(descriptor, bytes, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.toString("utf8", 0, filled);
});

export const disk: Files = { read: readText, list: listDirectory };

/** Files that are there already, by absolute path: nothing ever waits for them. */
export function memory(texts: ReadonlyMap<string, string>): Files {
  const directories = new Map<string, string[]>();
  for (const file of texts.keys()) {
    const names = directories.get(dirname(file)) ?? [];
    directories.set(dirname(file), [...names, basename(file)]);
  }
  return {
    read(file) {
      const text = texts.get(file);
      if (text === undefined) throw Object.assign(new Error(`no such file: ${file}`), { code: "ENOENT" });
      return text;
    },
    list: (directory) => directories.get(directory) ?? [],
  };
}
