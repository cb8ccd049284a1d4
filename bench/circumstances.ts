/** When and how something was measured. */

import { loadavg } from "node:os";
import type { Section } from "./report.ts";

export function circumstances(script: string): Pick<Section, "date" | "command" | "load"> {
  return {
    date: new Date().toISOString().slice(0, 10),
    command: [`npm run ${script} --`, ...process.argv.slice(2)].join(" "),
    load: loadavg()[0]!.toFixed(1),
  };
}
