/** One configuration with everything it extends: what comes later wins. */

import { raising } from "coroutine-runtime";
import { isMap } from "./check.ts";
import type { Document } from "./document.ts";
import { Entry } from "./entry.ts";
import type { Config } from "./schema.ts";
import type { Session } from "./session.ts";

/** `askedBy` is the `extends` entry that names the file, if one does. */
export const resolveConfig = raising(
  async (session: Session, file: string, askedBy: Entry | null): Promise<Partial<Config>> => {
    session.enter(file, askedBy);
    try {
      const document = await openDocument(session, file, askedBy);
      let config: Partial<Config> = {};
      for (const entry of parents(document)) {
        config = merge(config, await resolveConfig(session, entry.names, entry));
      }
      session.merged.push(file);
      return merge(config, own(document));
    } finally {
      session.leave(file);
    }
  },
);

/** A missing file is the fault of whoever extends it, so that is where the problem is shown. */
const openDocument = raising(async (session: Session, file: string, askedBy: Entry | null): Promise<Document> => {
  try {
    return await session.document(file);
  } catch (error) {
    if (askedBy && isMissing(error)) throw askedBy.wrong("extends a file that does not exist");
    throw error;
  }
});

function isMissing(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "ENOENT";
}

/** What a document says it extends, in order. */
function* parents(document: Document): Generator<Entry> {
  const { extends: names = [] } = document.value as { extends?: string | string[] };
  if (typeof names === "string") yield new Entry(document, names, ["extends"]);
  else for (const [index, name] of names.entries()) yield new Entry(document, name, ["extends", index]);
}

function own({ value }: Document): Partial<Config> {
  const { extends: _, ...config } = value as { extends?: unknown };
  return config;
}

/** Maps are merged key by key; everything else, lists too, is replaced. */
function merge<T extends object>(base: T, over: T): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) ? merge(before, value) : value;
  }
  return merged as T;
}
