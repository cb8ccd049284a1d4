/** One file, read, parsed and found valid: its value, and where each part of it is written. */

import { basename } from "node:path";
import { raising } from "coroutine-runtime";
import { parseJson } from "./json.ts";
import type { Place } from "./problem.ts";
import { validate } from "./schema.ts";
import type { Session } from "./session.ts";
import { parseYaml } from "./yaml.ts";

export type Path = readonly (string | number)[];

export interface Document {
  file: string;
  text: string;
  value: unknown;
  /** Whether it has a configuration at all: a `package.json` may not. */
  configures: boolean;
  /** Where the value at `path`, or the key that leads to it, is written. */
  at(path: Path, part?: "key" | "value"): Place;
}

/** What the parsers make of a text. Throws ConfigError. */
export type Parse = (file: string, text: string) => Pick<Document, "value" | "at">;

export const readDocument = raising(async (session: Session, file: string): Promise<Document> => {
  const { files, kept, trace } = session;
  const text = await files.read(file, trace);
  const known = kept?.get(file);
  if (known?.text === text) return known;
  const document = parseDocument(file, text);
  if (document.configures) validate(document);
  kept?.set(file, document);
  return document;
});

function parseDocument(file: string, text: string): Document {
  const parse: Parse = file.endsWith(".json") ? parseJson : parseYaml;
  const { value, at } = parse(file, text);
  if (basename(file) !== "package.json") return { file, text, value, configures: true, at };

  const field = (value as { ferry?: unknown } | null)?.ferry;
  const below: Document["at"] = (path, part) => at(["ferry", ...path], part);
  return { file, text, value: field, configures: field !== undefined, at: below };
}
