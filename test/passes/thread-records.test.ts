/** Who comes to a brief `finally` with a record goes straight to what the record says. */

import { threadRecords } from "../../babel-plugin/src/3-simplify/thread-records";
import { becomes, stays } from "./becomes";

test("the end of the try, and an error", () =>
  becomes(
    threadRecords,
    `
    b0 (on error b2): f(); held = undefined; completion = 0; jump b3
    b2: held = value; completion = 1; jump b3
    b3: g(); select completion { 1: b4 } else b5
    b4: throw held
    b5: return`,
    `
    b0 (on error b2): f(); jump b6
    b2: g(); throw value
    b6: g(); jump b5
    b5: return`,
  ));

test("what is returned is held while the block runs", () =>
  becomes(
    threadRecords,
    `
    b0 (on error b2): held = f(); completion = 2; jump b3
    b2: held = value; completion = 1; jump b3
    b3: g(); select completion { 1: b4, 2: b5 } else b6
    b4: throw held
    b5: return held
    b6: return`,
    `
    b0 (on error b2): held = f(); jump b7
    b2: g(); throw value
    b7: g(); jump b5
    b5: return held`,
  ));

test("an error goes on to the handler around it", () =>
  becomes(
    threadRecords,
    `
    b0 (on error b2): f(); held = undefined; completion = 0; jump b3
    b1: return value
    b2 (on error b1): held = value; completion = 1; jump b3
    b3 (on error b1): g(); select completion { 1: b4 } else b5
    b4 (on error b1): value = held; jump b1
    b5: return`,
    `
    b0 (on error b2): f(); jump b6
    b1: return value
    b2 (on error b1): g(); jump b1
    b6 (on error b1): g(); jump b5
    b5: return`,
  ));

test("a jump inside a statement brings a record, too", () =>
  becomes(
    threadRecords,
    `
    b0 (on error b2):
      while (f()) {
        held = undefined;
        completion = 2;
        continue b3;
      }
      held = undefined;
      completion = 0;
      jump b3
    b2: held = value; completion = 1; jump b3
    b3: g(); select completion { 1: b4, 2: b5 } else b6
    b4: throw held
    b5: h(); return
    b6: return`,
    `
    b0 (on error b2):
      while (f()) {
        continue b8;
      }
      jump b7
    b2: g(); throw value
    b7: g(); jump b6
    b8: g(); jump b5
    b5: h(); return
    b6: return`,
  ));

test("stays: a block that is long, that makes a function, or that somebody enters without a record", () => {
  for (const code of ["a(b, c, d, e, f); a(b, c, d, e, f); a(b, c, d, e, f); a()", "g(() => 1)"])
    stays(
      threadRecords,
      `
      b0 (on error b2): f(); held = undefined; completion = 0; jump b3
      b2: held = value; completion = 1; jump b3
      b3: ${code}; select completion { 1: b4 } else b5
      b4: throw held
      b5: return`,
    );
  stays(
    threadRecords,
    `
    b0: completion = f(); jump b3
    b3: g(); select completion { 1: b4 } else b5
    b4: throw 1
    b5: return`,
  );
});
