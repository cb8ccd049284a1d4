/** What is done between two turns, if it is brief, is repeated for each way to the next turn. */

import { repeatSteps } from "../../babel-plugin/src/3-simplify/repeat-steps";
import { becomes, stays } from "./becomes";

test("behind what jumps to it, and in a branch", () =>
  becomes(
    repeatSteps,
    `
    b0: i = 0; jump b1
    b1: branch i < n ? b2 : b5
    b2: branch f(i) ? b4 : b3
    b3: g(i); jump b4
    b4: i++; jump b1
    b5: return`,
    `
    b0: i = 0; jump b1
    b1: branch i < n ? b2 : b5
    b2: branch f(i) ? b6 : b3
    b6: i++; jump b1
    b3: g(i); i++; jump b1
    b5: return`,
  ));

test("in a block of its own where errors go elsewhere", () =>
  becomes(
    repeatSteps,
    `
    b0: branch f() ? b1 : b4
    b1 (on error b2): g(); jump b3
    b2: h(value); jump b3
    b3: i++; jump b0
    b4: return`,
    `
    b0: branch f() ? b1 : b4
    b1 (on error b2): g(); jump b5
    b5: i++; jump b0
    b2: h(value); i++; jump b0
    b4: return`,
  ));

test("stays: what an await, an error or a statement leads to, what is long, and what does not lead back", () => {
  const others = ["b2: suspend f() -> b3", "b2 (on error b3): f(); return", "b2: while (f()) { continue b3; } return"];
  for (const other of others)
    stays(
      repeatSteps,
      `
      b0: branch i < n ? b1 : b4
      b1: branch f(i) ? b2 : b3
      ${other}
      b3: i++; jump b0
      b4: return`,
    );
  for (const step of [
    "a(b, c, d, e, f); a(b, c, d, e, f); a(b, c, d, e, f); a(); jump b0",
    "i++; jump b4",
    "g(() => i); jump b0",
  ])
    stays(
      repeatSteps,
      `
      b0: branch i < n ? b1 : b4
      b1: branch f(i) ? b2 : b3
      b2: g(); jump b3
      b3: ${step}
      b4: return`,
    );
});
