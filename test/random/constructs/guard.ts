/** A statement that may fail without ending the program. */

import { braces, type Site } from "../render/site.ts";

export function guard(s: Site<never>, text: string): string {
  const finalizer = s.chance(2) ? ` finally { log(${s.tag()}); }` : "";
  return `try ${braces([text])} catch (error) { log(${s.tag()}, error); }${finalizer}`;
}
