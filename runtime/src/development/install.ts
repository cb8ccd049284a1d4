/** The `development` condition: what it watches, once per process, whoever installs it first. */

import { runtime } from "../state.js";
import { traceError } from "./async-trace.js";
import { watchStart } from "./never-started.js";

export function install(): void {
  runtime.observer ??= { made: watchStart, raised: traceError };
}
