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
 * Carrying, in the machine as it is: on the way back to the head of the loop nothing is forgotten but `value`, which the compiler
 * forgets together with what else is not needed there.
 *
 *   value = undefined;
 *   state = 1;
 */

import { type Alternative, type Change, changed } from "./alternative.ts";

const carrying: Change[] = [[/value = (?:\w+ = )*0;\n/, "value = undefined;\n"]];

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
            value = leaveTryWide(depth, at, main$run, 3, 4, 6, turns, when, i, left);
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
    state = 4;
`,
  ],
];

export const fastBody: Alternative = {
  title: "Loops: a machine, a fast body beside it, or none",
  about:
    "A loop that awaits is a machine, once, which the compiler emits; on the way back to the head of the loop it gives up all locals that are not needed there. Carrying: the same, but only what was awaited is given up, and is undefined then. Beside: emitted twice, the loop as it was written for as long as nothing waits, and the machine for going on afterwards. Inside: the loop as it was written and no machine; what is resumed does the rest of its turn, written a second time, and enters the loop. It is measured for loops with one await outside of any try.",
  verdict:
    "The compiler emits the machine alone, and forgets: carrying takes half as long again in a loop of doubles where nothing waits, and on V8 13.6 several times as long until the function is entered again, for a percent of emitted bytes. It is not the best there is. Inside would take as long with fewer bytes, and faster in most loops that wait now and then: it needs a way of its own for loops with one await and little after it. A body beside the machine is worth its bytes only around a try, where it takes half of the time, because the try then stands outside of the dispatch.",
  works: [...Object.keys(loops), "guarded"].map((name) => ({ name, waits: ["never", "one in eight", "always"] })),
  variants: [
    { name: "carrying", emitted: (code) => changed(code, carrying) },
    { name: "beside", emitted: (code, work) => changed(code, work === "guarded" ? guarded : beside(loops[work]!)) },
    { name: "inside", works: Object.keys(loops), emitted: (code, work) => changed(code, inside(loops[work]!)) },
  ],
};
