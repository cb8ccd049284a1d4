/** The sample projects, each with what it is there to show. */

import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The example's own folder, seen from dist/demo. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

export const projects = [
  "json/app",
  "yaml",
  "package-json/src",
  "monorepo/services/api/src",
  "cycle",
  "missing",
  "broken-yaml",
  "broken-json",
  "invalid",
];

/** Searches end here: what is above belongs to the repository. */
export const stopAt = join(root, "projects");

/** Paths in a text, relative to the folder of all projects. */
export function shortened(text: string): string {
  return text.replaceAll(`${stopAt}/`, "").replaceAll(`${relative("", stopAt)}/`, "");
}
