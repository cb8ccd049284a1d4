/** The subject by its name, or by the file whose default export it is: to try the tests on another compiler. */

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { native, type Subject } from "../subject.ts";

export async function subjectNamed(name: string): Promise<Subject> {
  if (name === "native") return native;
  if (name === "ours") return (await import("./ours.ts")).ours;
  if (name === "typed") return (await import("./typed.ts")).typed;
  if (name === "lowered") return (await import("./lowered.ts")).lowered;
  return ((await import(pathToFileURL(resolve(name)).href)) as { default: Subject }).default;
}
