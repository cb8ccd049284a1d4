/** Finds and loads the `ferry` configuration of a project: written once, awaited or called. */

import { raising } from "coroutine-runtime";
import { findConfig, isConfigFile } from "./find.ts";
import { resolveConfig } from "./resolve.ts";
import { type Config, requireComplete } from "./schema.ts";
import { type LoadOptions, Session } from "./session.ts";

export type { Document } from "./document.ts";
export { disk, type Files, memory } from "./files.ts";
export { ConfigError, explain, type Place, type Problem } from "./problem.ts";
export type { Config } from "./schema.ts";
export type { LoadOptions, TraceEvent } from "./session.ts";

/** A configuration, and where it came from. */
export interface Loaded {
  config: Config;
  /** The file that was found. */
  file: string;
  /** Every file that was read for it, in the order they were merged: `file` is the last. */
  sources: string[];
}

/**
 * Loads a configuration file, or the one that holds for a directory: its own or that of the
 * nearest directory above. Nothing happens until the handle is awaited, run or called.
 *
 * @throws ConfigError with every problem found, and where it is written.
 */
export const loadConfig = raising(async (path: string, options: LoadOptions = {}): Promise<Loaded> => {
  const session = new Session(options);
  const file = isConfigFile(path) ? path : await findConfig(session, path);
  const config = await resolveConfig(session, file, null);
  requireComplete(config, await session.document(file));
  return { config, file, sources: session.merged };
});

/** The same, now, on this stack. */
export function loadConfigSync(path: string, options?: LoadOptions): Loaded {
  return loadConfig(path, options).call();
}
