/** Which file configures a directory: its own, or that of the nearest directory above that has one. */

import { basename, dirname, join, resolve } from "node:path";
import { coroutine, raising } from "coroutine-runtime";
import { ConfigError, nowhere } from "./problem.ts";
import type { Session } from "./session.ts";

/** In this order within one directory. */
const names = ["ferry.json", "ferry.yaml", "ferry.yml", "package.json"];

export const findConfig = raising(async (session: Session, start: string): Promise<string> => {
  for (const directory of upwards(resolve(start), session.stopAt)) {
    const present = await listing(session, directory);
    for (const name of names) {
      if (!present.includes(name)) continue;
      const file = join(directory, name);
      if (name !== "package.json" || (await session.document(file)).configures) return file;
    }
  }
  throw new ConfigError([nowhere(start, `no ${names.slice(0, -1).join(", ")} or "ferry" in a package.json`)]);
});

/** A directory that cannot be listed has no configuration: the search goes on above it. */
const listing = coroutine(async (session: Session, directory: string): Promise<string[]> => {
  try {
    return await session.files.list(directory);
  } catch {
    return [];
  }
});

function* upwards(directory: string, stopAt?: string): Generator<string> {
  for (;;) {
    yield directory;
    const above = dirname(directory);
    if (above === directory || directory === stopAt) return;
    directory = above;
  }
}

/** Whether a path names a configuration file, not a directory to search. */
export function isConfigFile(path: string): boolean {
  return /\.(json|ya?ml)$/.test(basename(path));
}
