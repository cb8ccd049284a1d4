/** Random programs that enter contexts and wait: after each step they see the store that native async functions see. */

import { AsyncLocalStorage } from "node:async_hooks";
import * as fc from "fast-check";
import { compile, load } from "../support/compile";

type Step =
  | { kind: "promise" | "callback" | "handle" }
  | { kind: "enter" | "visit"; store: number }
  | { kind: "call"; plan: Step[] }
  | { kind: "start"; store: number; plan: Step[] };

/** What differs between native and compiled code. */
interface World {
  callback(): unknown;
  handle(): unknown;
  start(started: unknown): void;
}

const source = `
export async function work(world, storage, plan, log) {
  for (const step of plan) {
    switch (step.kind) {
      case "promise": await new Promise(setImmediate); break;
      case "callback": await world.callback(); break;
      case "handle": await world.handle(); break;
      case "enter": storage.enterWith(step.store); break;
      case "visit": storage.run(step.store, () => log(storage.getStore())); break;
      case "call": await work(world, storage, step.plan, log); break;
      case "start": storage.run(step.store, () => world.start(work(world, storage, step.plan, log.child()))); break;
    }
    log(storage.getStore());
  }
}`;

const plans = fc.letrec<{ called: Step[]; plan: Step[] }>((tie) => {
  const store = fc.integer({ min: 1, max: 9 });
  const waits = fc.constantFrom<Step[]>(
    [{ kind: "promise" }],
    [{ kind: "callback" }],
    [{ kind: "callback" }],
    [{ kind: "handle" }],
  );
  const visit = store.map((each): Step[] => [{ kind: "visit", store: each }]);
  // Not before something has been waited for: until then it is the caller's store that is replaced.
  const enter = fc.tuple(waits, store).map(([wait, each]): Step[] => [...wait, { kind: "enter", store: each }]);
  const started = fc.record({ store, plan: tie("plan") }).map((each): Step[] => [{ kind: "start", ...each }]);
  const called = tie("called").map((plan): Step[] => [{ kind: "call", plan }]);
  const list = (steps: fc.Arbitrary<Step[]>) => fc.array(steps, { maxLength: 6 }).map((each) => each.flat());
  return {
    // What is awaited as a call enters nothing: its caller would see it, see README.md.
    called: list(fc.oneof({ depthSize: "small" }, waits, waits, visit, started, called)),
    plan: list(fc.oneof({ depthSize: "small" }, waits, waits, enter, visit, started, called)),
  };
}).plan;

/** The stores that each of the functions that were started has seen. */
async function seen(work: (...args: unknown[]) => unknown, plan: Step[], compiled: boolean): Promise<number[][]> {
  const storage = new AsyncLocalStorage<number>();
  const logs: number[][] = [];
  const queue: Array<() => void> = [];
  let underWay = 0;
  const logger = () => {
    const mine: number[] = [];
    logs.push(mine);
    return Object.assign((store: number) => mine.push(store), { child: logger });
  };
  const callback = () => new Promise<void>((resolve) => queue.push(resolve));
  const { suspend } = load(`exports.suspend = require("coroutine-runtime").suspend`) as never as {
    suspend: (start: (resume: () => void) => void) => PromiseLike<void>;
  };
  const suspension = () => suspend((resume) => queue.push(resume));
  const world: World = {
    callback: compiled ? suspension : callback,
    // Something that has been under way in another context.
    handle: () => storage.run(77, () => (compiled ? asHandle(suspension()) : callback())),
    start: (started) => {
      underWay++;
      (started as PromiseLike<unknown>).then(() => underWay--);
    },
  };
  storage.run(1000, () => world.start(work(world, storage, plan, logger())));
  for (let turn = 0; turn < 200 && underWay > 0; turn++) {
    for (const resume of queue.splice(0)) storage.run(55, resume);
    await new Promise(setImmediate);
  }
  expect(underWay).toBe(0);
  return logs.map((each) => [...each]).sort(byText);
}

const byText = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1);

function asHandle<T extends PromiseLike<unknown>>(co: T): T {
  (co as never as { run(done: () => void): void }).run(() => {});
  return co;
}

const native = load(compile(source, { plugin: null, module: "cjs" }).code).work;

test.each(["coroutine", "coroutine promise"])("%s", async (kind) => {
  const { work } = load(compile(`"use ${kind}";${source}`, { module: "cjs" }).code) as never as { work: never };
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      expect(await seen(work, plan, true)).toEqual(await seen(native as never, plan, false));
    }),
    { numRuns: 100, seed: 7 },
  );
});
