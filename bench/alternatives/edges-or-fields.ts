/**
 *   value = leaveTryWide(depth, at, main$run, 2, 5, 7, turns, i);      fields: the frame has the states that an
 *   ...                                                                error and destruction go to
 *   handler = at.caught;
 *
 *   value = leaveTryWide(depth, at, main$run, 2, turns, i);            edges: the body has them, by state
 *   ...
 *   handler = main$edges[2 * state];
 *   ...
 *   const main$edges = main$run.edges = [, , , , 5, 7];
 */

import { type Alternative, type Change, changed } from "./alternative.ts";

const LEAVE = /\bleaveTry(Wide)?\(depth, at, ([\w$]+), (\d+), (\d+), (\d+)/g;

function withEdges(code: string): string {
  const edges = new Map<string, string[]>();
  const left = code.replace(LEAVE, (_, wide = "", body: string, state: string, caught: string, cleanup: string) => {
    if (!edges.has(body)) edges.set(body, []);
    edges.get(body)![2 * Number(state)] = caught;
    edges.get(body)![2 * Number(state) + 1] = cleanup;
    return `leaveTry${wide}(depth, at, ${body}, ${state}`;
  });
  return [...edges].reduce((text, [body, table]) => {
    const name = body.replace("$run", "$edges");
    const written = Array.from({ length: 2 * (largestState(code) + 1) }, (_, place) => table[place] ?? 0).join(", ");
    return changed(text, [
      ["handler = at.caught;", `handler = ${name}[2 * state];`],
      [/^compiled\(main, main\$run\);$/m, (found) => `${found}\nconst ${name} = ${body}.edges = [${written}];`],
    ]);
  }, left);
}

function largestState(code: string): number {
  return Math.max(...[...code.matchAll(/case (\d+):/g)].map(([, state]) => Number(state)));
}

const runtime: Change[] = [
  [/ *this\.(?:caught|cleanup) = 0;\n/g, ""],
  [/ *frame\.caught = caught;\n *frame\.cleanup = cleanup;\n/, ""],
  [/ *frame\.caught = 0;\n/g, ""],
  [/, caught, cleanup\b/g, ""],
  [/, 0, 0(?=, s0)/g, ""],
  [/(mode === \w+) \? frame\.caught : frame\.cleanup;/, "edgeOf(frame, $1);"],
  [
    /^function follow\(/m,
    (found) => `function edgeOf(frame, isRaised) {
  const edges = frame.run.edges;
  return edges === void 0 ? 0 : edges[2 * frame.state + (isRaised ? 0 : 1)];
}
${found}`,
  ],
];

export const edgesOrFields: Alternative = {
  title: "Static edges or fields",
  about:
    "Where it is written to which state an error goes, and to which destruction: in two fields of the frame, which each suspension of the compiler fills, or in a table of the body, by state.",
  verdict:
    "The compiler uses fields: a table would save 16 bytes of each frame and some time where an error goes past many of them, and costs 4 percent of emitted bytes wherever there is a try.",
  works: [
    { name: "loop", waits: ["never", "always"] },
    { name: "guarded", waits: ["never", "always"] },
    { name: "raise", waits: ["never", "always"] },
  ],
  variants: [{ name: "edges", emitted: withEdges, runtime: (code) => changed(code, runtime) }],
  held: [3, 8],
};
