/**
 *   return leave(depth, at, main$run, 2, turns, i, left);
 *   ...
 *   turns = at.s0;
 *
 *   return leave(depth, at, main$run, 2, { turns, i, left });
 *   ...
 *   ({ turns, i, left } = at.locals);
 *
 * The object has all the locals of the function in the same order at each await, so that it has one shape.
 * Those that are not needed afterwards are not kept alive.
 */

import { type Alternative, type Change, changed } from "./alternative.ts";
import { changeSuspensions, importing } from "./suspensions.ts";

function namedLocals(code: string): string {
  const named = changeSuspensions(code, {
    save: ({ inTry, body, states, live, all }) => {
      const fields = all.map((name) => (live.includes(name) ? name : `${name}: undefined`));
      const locals = fields.length === 0 ? "" : `, { ${fields.join(", ")} }`;
      return `leave${inTry ? "Try" : ""}(depth, at, ${body}, ${states}${locals})`;
    },
    restore: (names, indent) => `${indent}({ ${names.join(", ")} } = at.locals);\n`,
  });
  return importing(named, (names) => [...new Set(names.map((name) => name.replace("Wide", "")))]);
}

const runtime: Change[] = [
  [/this\.s0 = void 0;\n *this\.s1 = void 0;\n *this\.s2 = void 0;/, "this.locals = void 0;"],
  [/frame\.s0 = s0;\n *frame\.s1 = s1;\n *frame\.s2 = s2;\n(?= *link)/, "frame.locals = locals;\n"],
  [/s0, s1, s2\)/g, "locals)"],
];

export const slotsOrObject: Alternative = {
  title: "Slots or an object of locals",
  about:
    "Where a suspended activation keeps its locals: in the slots of its frame, which the compiler uses and which are the same for all functions, or in an object with a field for each local by its name.",
  verdict:
    "The compiler uses slots: an object takes as long or a little longer where something waits and a sixth to a third more memory, for some bytes less in the runtime, and more in every function.",
  works: [
    { name: "loop", waits: ["never", "always"] },
    { name: "chain", waits: ["never", "always"] },
    { name: "wide", waits: ["never", "always"] },
    { name: "guarded", waits: ["never", "always"] },
  ],
  variants: [
    {
      name: "object",
      emitted: namedLocals,
      runtime: (code) => changed(code, runtime),
      drops: ["leaveWide", "leaveTryWide"],
    },
  ],
  held: [3, 8],
};
