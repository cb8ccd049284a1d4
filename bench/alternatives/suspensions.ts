/** How emitted code suspends and goes on, for alternatives that do both in another way. */

import { changed } from "./alternative.ts";

/** What saves the live locals in place of `leaveWide(depth, at, main$run, 2, turns, i)`, and what restores them. */
export interface Way {
  save: (suspension: Suspension) => string;
  restore: (names: string[], indent: string) => string;
}

export interface Suspension {
  inTry: boolean;
  body: string;
  /** The state to go on in; in a `try` those for an error and for destruction. */
  states: string;
  live: string[];
  /** Of the function, at any of its suspensions. */
  all: string[];
}

const LEAVE = /\bleave(Try|)(?:Wide)?\(depth, at, ([\w$]+), (\d+(?:, \d+, \d+)?(?=[,)]))(?:, (.*?))?\)(?=;)/g;

/** One or more of `turns = at.s0;`, and `a = k = at.s4;` where two locals share a slot. */
const RESTORE = /(?:^ +(?:[\w$]+ = )+at\.(?:s\d|rest\[\d+\]);\n)+/gm;

/** Changes all functions that suspend. */
export function changeSuspensions(code: string, way: Way): string {
  if (code.search(LEAVE) < 0) throw new Error(`Nothing suspends in:\n\n${code}`);
  return code
    .split(/^(?=(?:export )?function )/m)
    .map((part) => changePart(part, way))
    .join("");
}

function changePart(part: string, { save, restore }: Way): string {
  const all = localsOf(part);
  const saved = part.replace(LEAVE, (_, inTry: string, body: string, states: string, slots?: string) =>
    save({ inTry: inTry !== "", body, states, live: namesIn(slots), all }),
  );
  if (all.length === 0) return saved;
  return changed(saved, [[RESTORE, (lines) => restore(all, /^ +/.exec(lines)![0])]]);
}

/** The locals that outlive a suspension, in the order in which they do. */
function localsOf(part: string): string[] {
  return [...new Set([...part.matchAll(LEAVE)].flatMap(([, , , , slots]) => namesIn(slots)))];
}

function namesIn(slots = ""): string[] {
  const names = slots.replace(/[[\]]/g, "").split(", ");
  return names.filter((name) => name !== "" && name !== "undefined");
}

/** The import of the runtime, with other names. */
export function importing(code: string, names: (before: string[]) => string[]): string {
  return changed(code, [
    [
      /^import \{ (.*) \} from "coroutine-runtime\/contract";$/m,
      (_, before) => `import { ${names(before!.split(", ")).join(", ")} } from "coroutine-runtime/contract";`,
    ],
  ]);
}
