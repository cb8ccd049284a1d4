/**
 *   if (value === ABRUPT) return leaveWide(depth, at, main$run, 2, turns, when, i, left);
 *
 *   if (value === ABRUPT) return depth === 0
 *     ? (at.s2 = i, at.s3 = left, again(at, 2))          <- turns and when are in the frame, and have not changed
 *     : leaveWide(depth, at, main$run, 2, turns, when, i, left);
 *
 * Only what has been assigned since the frame was filled first is written when an activation suspends again.
 */

import { type Alternative, type Change, changed } from "./alternative.ts";

/** In each work the locals that change; all others are saved at every suspension that comes before. */
const changing: Record<string, string[]> = {
  loop: ["i", "left"],
  wide: ["i", "left"],
  guarded: ["total", "i", "left"],
};

const LEAVE = /\bleave(Try|)(Wide|)\(depth, at, ([\w$]+), (\d+(?:, \d+, \d+)?), ((?:[\w$]+(?:, )?)+)\)(?=;)/g;

/** What was resumed has a frame; what stands before that is reached only from the start, which has none. */
const RESUMED = /(?<=depth = 0;\n)[\s\S]*?(?=^\})/gm;

const emitted = (work: string): Change[] => [
  [RESUMED, (resumed) => resumed.replace(LEAVE, (...found: string[]) => onlyChanged(changing[work]!, found))],
  [/(?<=import \{[^}]*)\bbegin\b/, (found) => `again, againTry, ${found}`],
];

function onlyChanged(changes: string[], [leave, inTry, _wide, _body, state, slots]: string[]): string {
  const stores = slots!.split(", ").flatMap((name, slot) => storeOf(name, slot, changes));
  return `depth === 0 ? (${[...stores, `again${inTry}(at, ${state})`].join(", ")}) : ${leave}`;
}

/** A local that is not needed any more is given up as before. */
function storeOf(name: string, slot: number, changes: string[]): string[] {
  return name === "undefined" || changes.includes(name) ? [`at.s${slot} = ${name}`] : [];
}

const runtime: Change[] = [
  [
    /^function save\(/m,
    (found) => `export function again(frame, state) {
  if (!runtime.raised) link(frame, state, 0, 0);
  return ABRUPT;
}
export function againTry(frame, state, caught, cleanup) {
  if (runtime.raised) return takeError();
  link(frame, state, caught, cleanup);
  return ABRUPT;
}
${found}`,
  ],
];

export const unchangedSaves: Alternative = {
  title: "Saving what has not changed",
  about:
    "Whether an activation that suspends again writes all of its live locals into its frame, which the compiler does, or only those that were assigned since it wrote them first.",
  verdict:
    "The compiler saves everything: leaving out what has not changed is worth a few percent of a suspension at the most, in a function with many locals that stay, and costs 4 to 9 percent of emitted bytes in all.",
  works: [
    { name: "loop", waits: ["never", "always"] },
    { name: "wide", waits: ["never", "always"] },
    { name: "guarded", waits: ["never", "always"] },
  ],
  variants: [
    {
      name: "what has changed",
      emitted: (code, work) => changed(code, emitted(work)),
      runtime: (code) => changed(code, runtime),
      adds: ["again", "againTry"],
    },
  ],
};
