/** Bundlers find workers by the text of `new Worker(new URL("./worker.js", import.meta.url), ...)`. */

import { compile } from "../support/compile";

const compiled = (expression: string) => {
  const source = `export async function start(options) { "use coroutine"; return [${expression}]; }`;
  return compile(source, {}).code.replace(/\s+/g, " ");
};

const url = 'new URL("./worker.js", import.meta.url)';

test.each([
  [`new Worker(${url}, await options())`, `new Worker(${url}, value)`],
  [`new SharedWorker(${url}, { name: await options(), type: "module" })`, `new SharedWorker(${url}, { name: value,`],
  [`await navigator.serviceWorker.register(${url})`, `wait(depth + 1, navigator.serviceWorker.register(${url}))`],
  [`await options.audioWorklet.addModule(${url})`, `wait(depth + 1, options.audioWorklet.addModule(${url}))`],
  [`navigator.serviceWorker.register(${url}, await options())`, `navigator.serviceWorker.register(${url}, value)`],
])("they find it in what becomes of %s", (written, found) => {
  expect(compiled(written)).toContain(found);
});

test("the object of a worklet is read before what waits", () => {
  const expression = `await options.audioWorklet.addModule(${url}, await (options = load()))`;
  expect(compiled(expression)).toContain("object = options.audioWorklet");
});

test("an asset stays one, and is there before what waits", () => {
  expect(compiled(`new Image(${url}, await options())`)).toContain(`argument = ${url};`);
});

test("a variable of the function that is called Worker is read before what waits", () => {
  const source = `async (Worker) => { "use coroutine"; return new Worker(${url}, await options(() => { Worker = null; })); }`;
  expect(compiled(source)).toContain("constructor = Worker");
});
