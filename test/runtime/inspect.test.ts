/** What is printed of a coroutine in development. */

import { inspect } from "node:util";
import { Coroutine } from "../../runtime/src/coroutine";
import { install } from "../../runtime/src/development/install";
import { begin } from "../../runtime/src/handle";
import { RaisingCoroutine } from "../../runtime/src/raising";
import { suspend } from "../../runtime/src/suspend";

install();
install();

test("it is one line that says where the coroutine stands", () => {
  const co = suspend<number>((resume) => {
    resumeLater = resume;
  });
  let resumeLater: (value: number) => void = () => {};
  expect(inspect(co)).toBe("Coroutine { suspension: created }");
  co.run(() => {});
  expect(inspect([co])).toBe("[ Coroutine { suspension: suspended, waiting for a callback } ]");
  resumeLater(1);
  expect(inspect({ co })).toBe("{ co: Coroutine { suspension: fulfilled, 1 } }");
});

test("what it has come to is shown as everything else is", () => {
  const options = { depth: 0, compact: false };
  const co = new Coroutine(
    begin(function load$run() {
      return { a: { b: 1 } };
    }, []),
  );
  co.call();
  expect(inspect(co, options)).toBe("Coroutine { load: fulfilled, {\n  a: [Object]\n} }");
});

test("it is as deep as what it stands in, and what leads back to it ends there", () => {
  const made = (name: string) => new Coroutine<object>(begin({ [name]: () => ({ inner: box }) }[name]!, []));
  const box: { co?: Coroutine<object> } = {};
  box.co = made("load");
  box.co.call();
  const whole = "Coroutine { load: fulfilled, { inner: { co: Coroutine { load: fulfilled, [Circular] } } } }";
  expect(inspect(box.co, { breakLength: Infinity, compact: 9, depth: Infinity })).toBe(whole);
  const flat = "{ co: Coroutine { load: fulfilled, { inner: [Object] } } }";
  expect(inspect(box, { breakLength: Infinity, compact: 9, depth: 1 })).toBe(flat);
});

test("an error is shown with its stack, and the class has its name", () => {
  class Reading extends RaisingCoroutine<never> {}
  const error = new RangeError("no such file");
  const co = new Reading(
    begin(function load$run() {
      throw error;
    }, []),
  );
  co.tryCall();
  expect(inspect(co)).toBe(`Reading { load: failed, ${error.stack} }`);
});
