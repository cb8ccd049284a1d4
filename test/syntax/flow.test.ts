/** Types of Flow, which another plugin takes out. */

import { compile } from "../support/compile";

const flow = {
  manipulateOptions: (_: unknown, { plugins }: { plugins: unknown[] }) => plugins.push(["flow", { enums: true }]),
};
const emitted = (source: string) => compile(source, { filename: "input.js", plugins: [() => flow] }).code;

test("declarations of types leave nothing in a machine", () => {
  const code = emitted(`async function main() {
    "use coroutine";
    declare function inner(x: string): string;
    function inner(x) { return x; }
    declare var outside: number;
    declare class Types {}
    await inner("x");
    return inner("y");
  }`);
  expect(code).not.toMatch(/\bdeclare\b/);
});

test("an enum of Flow is there after an await", () => {
  const code = emitted(
    `async function main() { "use coroutine"; enum Size { Small, Large } await Size.Small; return Size.Large; }`,
  );
  expect(code).toMatch(/Size = \(\(\) => \{\s*enum Size \{[^}]*\}\s*return Size;\s*\}\)\(\);/);
  expect(code).toContain("Size = at.s0;");
});
