/**
 * Beside the machine:
 *
 *   if (depth !== null) {
 *     total = 0;
 *     i = 0;
 *     for (; i < turns; i++) {                  <- the loop as it was written; the machine beside it goes on
 *       value = step$run(...);                     with what has suspended or raised
 *       if (value === ABRUPT) return leave(...);
 *       total = total + value;
 *     }
 *     return total;
 *   } else { ... }
 *
 * Inside, without a machine: what is resumed does the rest of its turn, written a second time, and enters the loop.
 *
 *   if (depth !== null) { total = 0; i = 0; }
 *   else { i = at.s0; total = at.s1 + at.value; i++; }
 *   for (; i < turns; i++) { ... }
 *
 * Forgetting, in the machine as it is: on the way back to the head of the loop, where the compiler forgets `value`, what else
 * is not needed there is forgotten as well, so that an engine need not carry it around.
 *
 *   value = left = undefined;
 *   state = 1;
 */

import { type Alternative, type Change, changed } from "./alternative.ts";

const forgetting = (local: string): Change[] => [
  [/( +)value = undefined;\n/, (found) => `${found}${local} = undefined;\n`],
];

/** `i = 0;` is the last that happens before the loop. */
const START = /(?<=if \(depth !== null\) \{\n +total = [\d.]+;\n)( +)i = 0;\n/;

interface Loop {
  before?: string;
  awaited: string;
  saved: string;
  /** With `value`, what it was resumed with too. */
  after: string;
}

const loops: Record<string, Loop> = {
  loop: {
    before: "left = total;",
    awaited: "step$run(depth + 1, undefined, i, when)",
    saved: "turns, when, i, left",
    after: "total = left + value & 0xffff;",
  },
  doubles: {
    before: "left = total * 0.75;",
    awaited: "half$run(depth + 1, undefined, i, when)",
    saved: "turns, when, i, left",
    after: "total = left + value;",
  },
  objects: {
    awaited: "pointOf$run(depth + 1, undefined, i, when)",
    saved: "turns, when, total, i",
    after: "const point = value;\n    total = total + point.x + point.y & 0xffff;",
  },
};

function asWritten({ before = "", awaited, saved, after }: Loop): string {
  return `for (; i < turns; i++) {
    ${before}
    value = ${awaited};
    if (value === ABRUPT) return leaveWide(depth, at, main$run, 2, ${saved});
    ${after}
  }
  return settle(depth + 1, total);
`;
}

const beside = (loop: Loop): Change[] => [[START, (found) => `${found}${asWritten(loop)}`]];

const inside = (loop: Loop): Change[] => [
  ["let state = 1,\n", "let\n"],
  [/ +state = at\.state;\n/, ""],
  [/(?<= = at\.s3;\n)/, `{ ${loop.after} }\ni++;\n`],
  [/ +for \(;;\) switch \(state\) \{[\s\S]*?\n {2}\}\n/, asWritten(loop)],
];

/** Whatever is unusual goes on in the machine, at the handler. */
const guarded: Change[] = [
  [
    START,
    (found) => `${found}
    usual: {
      for (; i < turns; i++) {
        left = total;
        try {
          value = step$run(depth + 1, undefined, i, when);
          if (value === ABRUPT) {
            value = leaveTryWide(depth, at, main$run, 2, 5, 7, turns, when, total, i, left);
            if (value === ABRUPT) return value;
            break usual;
          }
          total = left + value & 0xffff;
        } catch (error) {
          value = error;
          break usual;
        }
        closed++;
      }
      return settle(depth + 1, total);
    }
    state = 5;
`,
  ],
];

export const fastBody: Alternative = {
  title: "Loops: a machine, a fast body beside it, or none",
  about:
    "A loop that awaits is a machine, once, which the compiler emits. Forgetting: the same, but on the way back to the head of the loop it gives up all locals that are not needed there, not only what was awaited. Beside: emitted twice, the loop as it was written for as long as nothing waits, and the machine for going on afterwards. Inside: the loop as it was written and no machine; what is resumed does the rest of its turn, written a second time, and enters the loop. It is measured for loops with one await outside of any try.",
  verdict:
    "The compiler emits the machine alone, and that is not the best there is. Forgetting would take a third from a loop of doubles and a tenth from one of integers where nothing waits, for a percent of emitted bytes: it needs to know which locals are not live at the head. Inside would do the same with fewer bytes than now, and faster in most loops that wait now and then: it needs a way of its own for loops with one await and little after it. A body beside the machine is worth its bytes only around a try, where it takes half of the time, because the try then stands outside of the dispatch.",
  works: [...Object.keys(loops), "guarded"].map((name) => ({ name, waits: ["never", "one in eight", "always"] })),
  variants: [
    { name: "forgetting", emitted: (code, work) => changed(code, forgetting(work === "objects" ? "point" : "left")) },
    { name: "beside", emitted: (code, work) => changed(code, work === "guarded" ? guarded : beside(loops[work]!)) },
    { name: "inside", works: Object.keys(loops), emitted: (code, work) => changed(code, inside(loops[work]!)) },
  ],
};
