/**
 * Turning within a state, which the compiler emits where it is only a few steps from an await back to the head of the loop:
 *
 *   case 1:
 *     for (;;) {                                <- the loop as it was written, for as long as nothing waits
 *       if (!(i < turns)) return total;
 *       value = step$run(...);
 *       if (value === ABRUPT) return leave(...);
 *       total = total + value; i++;
 *     }
 *   case 2:                                     <- what is resumed does the rest of its turn
 *     total = total + value; i++;
 *     state = 1; continue;
 *
 * Round: nothing is written twice, and each turn goes round the dispatch, having forgotten what is not needed there.
 *
 *   case 1: if (!(i < turns)) return total; value = step$run(...); if (value === ABRUPT) return leave(...);
 *   case 2: total = total + value; i++;
 *     value = left = 0; state = 1; continue;
 *
 * Inside, without a machine: what is resumed does the rest of its turn, and enters the loop.
 *
 *   if (depth !== null) { total = 0; i = 0; }
 *   else { i = at.s0; total = at.s1 + at.value; i++; }
 *   for (; i < turns; i++) { ... }
 */

import { type Alternative, type Change, changed } from "./alternative.ts";

/** The loop within the state; what is repeated begins behind the first that leaves it. */
const TURNING =
  /(?<=case [12]:\n)( +)for \(;;\) \{\n([\s\S]*?(?:leaveWide\([^\n]*|break states;\n +\})\n)[\s\S]*?\n\1\}\n/;

const round: Change[] = [
  [TURNING, (_found, _indent, first) => first!.replace("break states", "break")],
  [/( +)state = 1;\n/, (found, indent) => `${indent}value = left = 0;\n${found}`],
];

const roundGuarded: Change[] = [...round, ["states: switch", "switch"]];

const roundNested: Change[] = [
  round[0]!,
  ["continue machine", "continue"],
  ["machine: for", "for"],
  [/( +)state = 2;\n/, (found, indent) => `${indent}value = left = 0;\n${found}`],
];

const roundObjects: Change[] = [round[0]!, [/( +)state = 1;\n/, (found, indent) => `${indent}value = 0;\n${found}`]];

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

const inside = (loop: Loop): Change[] => [
  ["let state = 1,\n", "let\n"],
  [/ +state = at\.state;\n/, ""],
  [/(?<= = at\.s3;\n)/, `{ ${loop.after} }\ni++;\n`],
  [/ +for \(;;\) switch \(state\) \{[\s\S]*?\n {2}\}\n/, asWritten(loop)],
];

export const fastBody: Alternative = {
  title: "Loops: turning within a state, going round, or no machine",
  about:
    "A loop that awaits turns within its state, where it is only a few steps from the await back to its head, which the compiler emits: these steps are written twice, behind the await, and as the state of who is resumed. Round: they are written once, and each turn goes round the dispatch; on the way it forgets what is not needed at the head. Inside: the loop as it was written and no machine; what is resumed does the rest of its turn, and enters the loop. It is measured for loops with one await outside of any try.",
  verdict:
    "The compiler turns within the state. For one loop that is all there is in its function going round is as fast, as V8 sees that there is one state. As soon as there are two, as in a loop within a loop, it has to keep what any state may need, and every turn pays for it. Inside would be a little faster where something waits, for fewer bytes: it needs a way of its own for functions with one loop and one await.",
  works: [...Object.keys(loops), "guarded", "nested"].map((name) => ({
    name,
    waits: ["never", "one in eight", "always"],
  })),
  variants: [
    { name: "round", emitted: (code, work) => changed(code, roundOf[work] ?? round) },
    { name: "inside", works: Object.keys(loops), emitted: (code, work) => changed(code, inside(loops[work]!)) },
  ],
};

const roundOf: Record<string, Change[]> = { guarded: roundGuarded, objects: roundObjects, nested: roundNested };
