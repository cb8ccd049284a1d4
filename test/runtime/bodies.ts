/** Compiled functions written by hand: what the plugin emits, without the plugin. */

import { type Coroutine as Co, type Resume, suspend } from "coroutine-runtime";
import {
  ABRUPT,
  begin,
  bodyOf,
  Coroutine,
  compiled,
  defer,
  LIMIT,
  leave,
  leaveTry,
  promised,
  RaisingCoroutine,
  raise,
  settle,
} from "coroutine-runtime/contract";
import type { Body, Frame } from "../../runtime/src/frame";

/** What is awaited next, given what the await before it came to. A compiled function is called without a handle. */
export type Step = (value?: any) => unknown;

/** The entry of a compiled function. */
export type Entry = (value?: any) => Co<any>;

function define(run: Body): Entry {
  return compiled((value?: unknown) => new Coroutine<any>(begin(run, [value])), run);
}

/**
 *   async (value) => {
 *     for (const step of steps) value = await step(value);
 *     return value;
 *   }
 */
export function sequence(...steps: Step[]): Entry {
  function sequence$run(depth: number | null, at: unknown, value: unknown): unknown {
    let next = 0;
    if (depth !== null) {
      if (depth > LIMIT) return defer(sequence$run, at, value);
    } else {
      depth = 0;
      next = (at as Frame).s0 as number;
      value = (at as Frame).value;
    }
    while (next < steps.length) {
      value = bodyOf(steps[next++])(depth + 1, undefined, value);
      if (value === ABRUPT) return leave(depth, at, sequence$run, 1, next);
    }
    return value;
  }
  return define(sequence$run);
}

/** A function that gets to `last` through this many calls of functions inside each other. */
export function nestedCalls(depth: number, last: Entry): Entry {
  let entry = last;
  for (let i = 0; i < depth; i++) entry = sequence(entry);
  return entry;
}

interface Parts {
  body: Step;
  caught?: Step;
  cleanup?: Step;
}

/**
 *   async () => {
 *     try {
 *       return await body();
 *     } catch (error) {
 *       return await caught(error);
 *     } finally {
 *       await cleanup();
 *     }
 *   }
 *
 * Without `caught` there is no catch clause, without `cleanup` no finally block.
 */
export function protect({ body, caught, cleanup }: Parts): Entry {
  const [onError, onDestroy] = [
    caught !== undefined ? 2 : cleanup !== undefined ? 4 : 0,
    cleanup !== undefined ? 5 : 0,
  ];

  function protect$run(depth: number | null, at: unknown): unknown {
    let [state, handler, completion] = [0, 0, 0];
    let value: unknown;
    let held: unknown;
    if (depth === null) {
      const frame = at as Frame;
      depth = 0;
      ({ state, value, caught: handler } = frame);
      [completion, held] = [frame.s0 as number, frame.s1];
    }
    for (;;) {
      try {
        switch (state) {
          case 0:
            handler = onError;
            value = bodyOf(body)(depth + 1, undefined);
            if (value === ABRUPT) {
              value = leaveTry(depth, at, protect$run, 1, onError, onDestroy);
              if (value === ABRUPT) return ABRUPT;
              throw value;
            }
            state = 1;
            continue;
          case 1:
            [completion, held, state] = [2, value, 6];
            continue;
          // catch
          case 2:
            handler = cleanup === undefined ? 0 : 4;
            value = bodyOf(caught)(depth + 1, undefined, value);
            if (value === ABRUPT) {
              value = leaveTry(depth, at, protect$run, 1, handler, onDestroy);
              if (value === ABRUPT) return ABRUPT;
              throw value;
            }
            state = 1;
            continue;
          // finally, after an error
          case 4:
            [completion, held, state] = [1, value, 6];
            continue;
          // finally, destroyed
          case 5:
            [completion, held, state] = [2, undefined, 6];
            continue;
          // finally
          case 6:
            handler = 0;
            value = cleanup === undefined ? undefined : bodyOf(cleanup)(depth + 1, undefined);
            if (value === ABRUPT) return leave(depth, at, protect$run, 7, completion, held);
            state = 7;
            continue;
          default:
            return completion === 1 ? raise(held) : settle(depth + 1, held);
        }
      } catch (error) {
        value = error;
      }
      if (handler === 0) return raise(value);
      [state, handler] = [handler, 0];
    }
  }
  return define(protect$run);
}

/**
 *   async () => {
 *     try {
 *       try { await body(); } finally { await inner(); }
 *     } finally { await outer(); }
 *   }
 *
 * in one frame; errors aside.
 */
export function nested(body: Step, inner: Step, outer: Step): Entry {
  function nested$run(given: number | null, at: unknown): unknown {
    const [depth, state] = given === null ? [0, (at as Frame).state] : [given, 0];
    if (state < 1 && bodyOf(body)(depth + 1, undefined) === ABRUPT) return leaveTry(depth, at, nested$run, 1, 1, 1);
    if (state < 2 && bodyOf(inner)(depth + 1, undefined) === ABRUPT) return leaveTry(depth, at, nested$run, 2, 2, 2);
    if (state < 3 && bodyOf(outer)(depth + 1, undefined) === ABRUPT) return leave(depth, at, nested$run, 3);
    return undefined;
  }
  return define(nested$run);
}

/** `async () => { throw error; }`, without a JavaScript exception. */
export const raises = (error: unknown): Entry => define(() => raise(error));

/** The same function, annotated as raising. */
export function asRaising<T = any, E = any>(entry: Entry): () => RaisingCoroutine<T, E> {
  return () => new RaisingCoroutine<T, E>(begin((at) => bodyOf(entry)(at as number, undefined), []));
}

/** The same function, annotated as one that returns a promise. */
export function asPromise(entry: Entry): () => Promise<any> {
  return () => promised((at) => bodyOf(entry)(at as number, undefined), []);
}

/** A leaf that the test resumes when it likes. */
export class Gate<T = any> {
  resume!: Resume<T>;
  dropped = false;
  readonly wait = (): Co<T> =>
    suspend<T>((resume) => {
      this.resume = resume;
      return () => {
        this.dropped = true;
      };
    });
}

/** The outcomes that a coroutine, started now, reports: none as long as it is on its way. */
export function outcomesOf(co: Co<any>): unknown[] {
  const outcomes: unknown[] = [];
  co.run((outcome) => outcomes.push(outcome.index === 1 ? outcome.value : outcome.error));
  return outcomes;
}

/** What a function throws. */
export function thrownBy(f: () => unknown): unknown {
  try {
    f();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}
