/** Compiled functions in groups, ended at each of their awaits: whatever was opened is closed, and closed once. */

import { type Coroutine, scope } from "coroutine-runtime";
import { compile, load } from "../../support/compile";
import { Gate, outcomesOf } from "../bodies";

const source = `
  import { all, any, race, raising, scope, signal, timeout, withSignal } from "coroutine-runtime";

  const use = raising(async ({ open, close, step }, name, steps) => {
    open(name);
    try {
      for (let i = 0; i < steps; i++) await step();
      return name;
    } finally {
      try {
        await step();
      } finally {
        close(name);
      }
    }
  });

  const watched = raising(async (world, name) => {
    world.open(name);
    signal().addEventListener("abort", () => world.close(name));
    const value = await use(world, name + " inside", 2);
    world.close(name);
    return value;
  });

  const inScope = raising(async (world, name) => {
    world.open(name);
    try {
      return await scope(raising(async (scope) => {
        const child = scope.start(use(world, "child", 2));
        scope.start(watched(world, "watched"));
        return [await use(world, "body", 1), await child];
      }));
    } finally {
      world.close(name);
    }
  });

  export const main = raising(async (world) => {
    const first = await race([use(world, "a", 3), use(world, "b", 1)]);
    const second = await any([timeout(use(world, "c", 2), 1e6), withSignal(use(world, "d", 3), new AbortController().signal)]);
    return [first, second, ...(await all([inScope(world, "scope"), use(world, "e", 1)]))];
  });
`;

const { main } = load(compile(source, { module: "cjs" }).code) as { main(world: World): Coroutine<unknown> };

/** What a program opens and closes, and the gates that it waits at. */
class World {
  readonly opened: string[] = [];
  readonly closed: string[] = [];
  readonly gates: Gate[] = [];
  readonly open = (name: string) => void this.opened.push(name);
  readonly close = (name: string) => void (this.closed.includes(name) || this.closed.push(name));
  readonly step = () => {
    const gate = new Gate();
    this.gates.push(gate);
    return gate.wait();
  };

  /** Opens so many gates, and those that this leads to, in the order in which they were reached. */
  go(count: number): boolean {
    for (let i = 0; i < count; i++) {
      const gate = this.gates.shift();
      if (gate === undefined) return false;
      if (!gate.dropped) gate.resume(undefined);
    }
    return true;
  }
}

test("left alone, it comes to its end", () => {
  const world = new World();
  const outcomes = outcomesOf(main(world));
  world.go(1000);
  expect(outcomes).toEqual([["b", "c", ["body", "child"], "e"]]);
  expect(world.closed.sort()).toEqual(world.opened.sort());
});

test("destroyed after any number of steps, everything opened is closed, and nothing waits any more when it is over", () => {
  let reached = 0;
  for (let steps = 0; ; steps++) {
    const world = new World();
    const co = main(world);
    const outcomes = outcomesOf(co);
    if (!world.go(steps)) break;
    co.destroy();
    while (outcomes.length === 0) expect(world.go(1)).toBe(true);
    expect([steps, world.gates.filter(({ dropped }) => !dropped)]).toEqual([steps, []]);
    expect([steps, world.closed.sort()]).toEqual([steps, world.opened.sort()]);
    reached = steps;
  }
  expect(reached).toBeGreaterThan(20);
});

test.each(["coroutine", "coroutine raising", "coroutine promise"])(
  "a body with 'use %s' unwinds with its scope",
  (kind) => {
    const source = `exports.bodyIn = (world) => {
      async function body() {
        "use ${kind}";
        world.open("body");
        try {
          await world.step();
        } finally {
          world.close("body");
        }
      }
      return body;
    };`;
    const world = new World();
    const co = scope(load(compile(source, { module: "cjs" }).code).bodyIn(world));
    outcomesOf(co);
    expect(world.closed).toEqual([]);
    co.destroy();
    expect([world.opened, world.closed]).toEqual([["body"], ["body"]]);
  },
);
