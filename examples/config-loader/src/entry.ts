/** One `extends` entry: the file it names, and where to show what is wrong with that. */

import { dirname, resolve } from "node:path";
import type { Document, Path } from "./document.ts";
import { ConfigError, problem } from "./problem.ts";

export class Entry {
  /** The absolute path of the file that is extended. */
  readonly names: string;
  /** The folder it is named from. */
  readonly folder: string;

  constructor(
    private readonly document: Document,
    name: string,
    private readonly path: Path,
  ) {
    this.folder = dirname(document.file);
    this.names = resolve(this.folder, name);
  }

  wrong(message: string): ConfigError {
    return new ConfigError([problem(this.document.at(this.path), message)]);
  }
}
