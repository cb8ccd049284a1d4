/**
 * The compiler has two sizes of frames, for three locals and for eight; more go into an array. An engine's
 * property accesses are fast for up to four shapes, those of leaves and handles included, and forget what they
 * have learnt beyond.
 */

import { type Alternative, type Change, changed } from "./alternative.ts";
import { changeSuspensions, importing } from "./suspensions.ts";

const oneSize: Change[] = [[/\bleave(Try|)\((?=depth)/g, "leave$1Wide("]];

function widened(code: string): string {
  const all = /\bleave(Try)?\(/.test(code) ? changed(code, oneSize) : code;
  return importing(all, (names) => [...new Set(names.map((name) => name.replace(/^leave(Try)?$/, "leave$1Wide")))]);
}

/** A function takes the smallest frame that all of its suspensions fit into. */
function fitted(code: string): string {
  const used = new Set<string>();
  const sized = code
    .split(/^(?=(?:export )?function )/m)
    .map((part) =>
      part.replace(/\bleave(Try|)(Wide|)\(depth/g, (_, inTry: string, wide: string) => {
        const name = `leave${inTry}${wide === "" ? (slotsOf(part) < 2 ? "1" : "") : slotsOf(part) < 6 ? "5" : "Wide"}`;
        used.add(name);
        return `${name}(depth`;
      }),
    )
    .join("");
  return importing(sized, (names) => [...names.filter((name) => !name.startsWith("leave")), ...used]);
}

function slotsOf(part: string): number {
  const slots = [...part.matchAll(/\bat\.s(\d)/g)].map(([, slot]) => Number(slot) + 1);
  return Math.max(0, ...slots);
}

function ofItsOwn(code: string): string {
  const classes: string[] = [];
  const named = changeSuspensions(code, {
    save: ({ inTry, body, states, live, all }) => {
      const frame = body.replace("$run", "$frame");
      const fields = all.map((name) => `    this.${name} = undefined;\n`).join("");
      const text = `class ${frame} extends Frame {\n  constructor() {\n    super(${body});\n${fields}  }\n}\n`;
      if (!classes.includes(text)) classes.push(text);
      const stores = all.map((name) => `at.${name} = ${live.includes(name) ? name : "undefined"}, `).join("");
      const made = `at = depth === 0 ? at : new ${frame}(), ${stores}`;
      const raised = inTry ? "takeError()" : "ABRUPT";
      return `runtime.raised ? ${raised} : (${made}leave${inTry ? "Try" : ""}As(at, ${states}))`;
    },
    restore: (names, indent) => names.map((name) => `${indent}${name} = at.${name};\n`).join(""),
  });
  const needed = ["Frame", "leaveAs", "leaveTryAs", "runtime", "takeError"];
  const imported = importing(named, (names) => [...names.filter((name) => !name.startsWith("leave")), ...needed]);
  return `${imported}\n${classes.join("")}`;
}

const fourSizes: Change[] = [
  [/^var Frame = class \{/m, "var Frame1 = class {"],
  [/ *this\.s1 = void 0;\n *this\.s2 = void 0;\n/, ""],
  [
    /^Frame\.prototype\.kind = .*;$/m,
    (found) => `${found.replace("Frame", "Frame1")}
var Frame = class extends Frame1 {
  constructor(run) {
    super(run);
    this.s1 = void 0;
    this.s2 = void 0;
  }
};
var Frame5 = class extends Frame {
  constructor(run) {
    super(run);
    this.s3 = void 0;
    this.s4 = void 0;
  }
};`,
  ],
  ["class extends Frame {\n  /**", "class extends Frame5 {\n  /**"],
  [/(super\(run\);\n) *this\.s3 = void 0;\n *this\.s4 = void 0;\n(?= *this\.s5)/, "$1"],
  [/^function save\(/m, (found) => `${leaves("1", "s0")}${leaves("5", "s0, s1, s2, s3, s4")}${found}`],
];

function leaves(size: string, slots: string): string {
  const stores = slots.split(", ").map((slot) => `frame.${slot} = ${slot};\n`);
  return `export function leave${size}(depth, at, run, state, ${slots}) {
  if (!runtime.raised) save${size}(depth, at, run, state, 0, 0, ${slots});
  return ABRUPT;
}
export function leaveTry${size}(depth, at, run, state, caught, cleanup, ${slots}) {
  if (runtime.raised) return takeError();
  save${size}(depth, at, run, state, caught, cleanup, ${slots});
  return ABRUPT;
}
function save${size}(depth, at, run, state, caught, cleanup, ${slots}) {
  const frame = depth === 0 ? at : new Frame${size}(run);
  ${stores.join("  ")}  link(frame, state, caught, cleanup);
}
`;
}

const withoutSlots: Change[] = [
  [/ *this\.s0 = void 0;\n *this\.s1 = void 0;\n *this\.s2 = void 0;\n/, ""],
  [
    /^function save\(/m,
    (found) => `export function leaveAs(frame, state) {
  link(frame, state, 0, 0);
  return ABRUPT;
}
export function leaveTryAs(frame, state, caught, cleanup) {
  link(frame, state, caught, cleanup);
  return ABRUPT;
}
${found}`,
  ],
];

const narrow = ["leave", "leaveTry"];
const wide = ["leaveWide", "leaveTryWide"];

/** Functions that take turns, four of each size: a program has many, and an engine sees them all in one loop. */
function sixteen(): string {
  const functions = Array.from({ length: 16 }, (_, index) => {
    const live = "abcdefgh".slice(0, [1, 3, 5, 8][index & 3]).split("");
    const sum = live.map((name) => ` + ${name}`).join("");
    const made = live.slice(1).map((name, place) => `  const ${name} = a ^ ${place + 1};\n`);
    return `async function f${index}(a, when) {\n${made.join("")}  return (await step(a, when))${sum};\n}\n`;
  });
  const names = functions.map((_, index) => `f${index}`).join(", ");
  return `import { turn } from "./queue.js";
export { drain } from "./queue.js";
export async function main(turns, when) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await all[i & 15](i, when))) & 0xffff;
  return total;
}
async function step(x, when) {
  if ((x | when) === -1) return await turn(x + 1);
  return x + 1;
}
${functions.join("")}const all = [${names}];
`;
}

export const frameSizes: Alternative = {
  title: "Sizes of frames",
  about:
    "How many sizes of frames there are: the compiler's two, of three and eight slots; one of eight; four, of one, three, five and eight; or one for each function, with its locals as fields by their names.",
  verdict:
    "The compiler uses two sizes: four, or one for each function, save 16 to 32 bytes of a frame with one or five locals, but where many functions suspend by turns they take a fifth more and one and a half to over two times as long, and frames of their own cost 20 to 33 percent of emitted bytes. One size would be enough for time but for short chains, at half as much memory again for the smallest frames.",
  works: [
    { name: "loop", waits: ["always"] },
    { name: "chain", waits: ["always"] },
    { name: "wide", waits: ["never", "always"] },
    { name: "guarded", waits: ["never", "always"] },
    { name: "sixteen functions", source: sixteen(), waits: ["never", "always"] },
  ],
  variants: [
    { name: "one", emitted: widened, drops: narrow },
    {
      name: "four",
      emitted: fitted,
      runtime: (code) => changed(code, fourSizes),
      adds: ["leave1", "leaveTry1", "leave5", "leaveTry5"],
    },
    {
      name: "of its own",
      emitted: ofItsOwn,
      runtime: (code) => changed(code, withoutSlots),
      adds: ["Frame", "leaveAs", "leaveTryAs", "runtime", "takeError"],
      drops: [...narrow, ...wide],
    },
  ],
  held: [1, 3, 5, 8],
};
