/** What the engine has: plain calls, async functions, and generators that delegate with `yield*`. */

import { commonJs } from "./babel.ts";
import { asReturned, type Contender, type Outside, type Start, type Work } from "./contender.ts";
import { generators, plainCalls } from "./rewrite.ts";

/** The engine's own way to wait for a callback, which is also that of everything that ends in promises. */
export const promiseRuntime = {
  suspend: (start: Start) => new Promise((resolve) => start(resolve)),
  all: (items: Iterable<unknown>) => Promise.all(items),
};

export const promiseModules = { "coroutine-runtime": promiseRuntime };

/** What a generator yields to its driver. */
type Request = Start;

function* request(start: Request): Generator<Request> {
  return yield start;
}

/** The smallest driver there can be: it takes what is yielded, and resumes the outermost generator. */
function drive(generator: Generator<Request>, done: (value: unknown) => void): void {
  const resume = (value?: unknown) => {
    const step = generator.next(value as never);
    if (step.done) done(step.value);
    else step.value(resume);
  };
  resume();
}

function* all(items: Generator<Request>[]): Generator<Request> {
  return yield (resume) => {
    const results: unknown[] = [];
    let missing = items.length;
    for (const [index, item] of items.entries())
      drive(item, (value) => {
        results[index] = value;
        if (--missing === 0) resume(results);
      });
  };
}

const forPromise = (outside: Outside) =>
  function* (...args: unknown[]): Generator<Request> {
    return yield (resume) => outside(...args).then(resume);
  };

export const engine: Contender[] = [
  {
    name: "plain",
    compile: (source) => commonJs(source, [plainCalls]),
    run: asReturned,
    modules: { "coroutine-runtime": { all: (items) => items } },
    adopt: (outside) => outside.plain!,
    cannot: { wait: "a plain call returns at once" },
  },
  { name: "native", compile: (source) => commonJs(source, []), run: asReturned, modules: promiseModules },
  {
    name: "yield*",
    compile: (source) => commonJs(source, [generators]),
    run: (work: Work, ...args) => work(...args).next().value,
    runWaiting: (work: Work, ...args) => new Promise((resolve) => drive(work(...args), resolve)),
    start: (work: Work, ...args) => drive(work(...args), () => {}),
    modules: { "coroutine-runtime": { suspend: request, all } },
    adopt: forPromise,
    cannot: { values: "yield* takes iterables only" },
  },
];
