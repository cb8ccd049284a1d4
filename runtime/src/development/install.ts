/** The `development` condition: what it watches, once per process, whoever installs it first; and how coroutines look. */

import { runtime } from "../state.js";
import { traceError } from "./async-trace.js";
import { showWhereTheyStand } from "./inspect.js";
import { watchStart } from "./never-started.js";

export function install(): void {
  runtime.observer ??= { made: watchStart, raised: traceError };
  showWhereTheyStand();
}
