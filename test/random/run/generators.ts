/**
 * Runs a program in which generators stand for async functions: the oracle for destruction.
 *
 * Destroying a coroutine means: the leaf's cleanup, then each frame as if its await had been a
 * `return`, the innermost first; errors on the way are collected and stop nothing. So here the
 * await that is to be destroyed throws a signal through the calls of `complete`, one per frame, and each
 * does `.return()` on its generator, runs that to its end, and lets the signal go on.
 *
 * Generators cannot express `for await`, `super` and `new.target` in async arrows: such programs are not
 * destroyed (`Rendered.beyondGenerators`).
 */

import { Harness } from "./harness.ts";
import { type Observed, type Program, returned, threw } from "./program.ts";
import { fails, type Schedule, type Step, waits } from "./schedule.ts";

export interface DestroyOptions {
  readonly schedule: Schedule;
  /** Which suspension is destroyed instead of resumed, from 1; 0 for none. */
  readonly destroyAt: number;
}

type AsyncCall = Generator<unknown, unknown, unknown>;

class Leaf {
  constructor(
    readonly step: Step,
    readonly value: unknown,
    readonly name: string,
  ) {}
}

/** Has no global name. */
const anyGenerator = Object.getPrototypeOf(function* () {}).prototype as object;

/** Thrown through the frames that are destroyed. */
const destroyed = Symbol("destroyed");

export function runWithGenerators(program: Program, options: DestroyOptions): Observed {
  const leaf = (step: Step, value: unknown, name: string) => new Leaf(step, value, name);
  const harness = new Harness({ schedule: options.schedule, thenables: true, leaf });
  const run = new GeneratorRun(harness, options.destroyAt);
  const outcome = run.outcomeOf(() => program(harness)(3, "y"));
  return { trace: harness.trace, outcome, suspensions: run.suspensions };
}

class GeneratorRun {
  suspensions = 0;
  private readonly outcomes = new Map<AsyncCall, { error?: unknown; value?: unknown }>();
  private readonly errors: unknown[] = [];

  constructor(
    private readonly harness: Harness,
    private readonly destroyAt: number,
  ) {}

  outcomeOf(start: () => unknown): string {
    try {
      return returned(this.awaited(start()));
    } catch (error) {
      if (error !== destroyed) return threw(error);
      return destroyedWith(this.errors);
    }
  }

  /** The value of an await, or a throw. */
  private awaited(operand: unknown): unknown {
    if (operand instanceof Leaf) return this.leaf(operand);
    if (this.isAsyncCall(operand)) return this.started(operand);
    const then = (operand as { then?: unknown } | null | undefined)?.then;
    if (typeof then !== "function") return operand;
    return this.settled(then, operand);
  }

  /** What a thenable says first counts, and it says it at once. */
  private settled(then: CallableFunction, thenable: unknown): unknown {
    let settled: (() => unknown) | undefined;
    const done = (value: unknown) => (settled ??= () => this.awaited(value));
    const failed = (error: unknown) => (settled ??= () => raise(error));
    try {
      Reflect.apply(then, thenable, [done, failed]);
    } catch (error) {
      failed(error);
    }
    return settled?.();
  }

  private isAsyncCall(operand: unknown): operand is AsyncCall {
    const isGenerator = Object.prototype.isPrototypeOf.call(anyGenerator, Object(operand));
    return isGenerator && !this.harness.iterators.has(operand as object);
  }

  private leaf({ step, value, name }: Leaf): unknown {
    if (waits(step) && ++this.suspensions === this.destroyAt) {
      if (step === "later" || step === "raisesLater") this.harness.log(`cleanup of ${name}`);
      throw destroyed;
    }
    if (fails(step)) throw value;
    return value;
  }

  /** Runs a call when it is first awaited, and remembers how it ended. */
  private started(call: AsyncCall): unknown {
    const known = this.outcomes.get(call);
    if (known === undefined) return this.complete(call, () => call.next());
    if ("error" in known) throw known.error;
    return known.value;
  }

  private complete(call: AsyncCall, start: () => IteratorResult<unknown>): unknown {
    try {
      const value = this.steps(call, start);
      this.outcomes.set(call, { value });
      return value;
    } catch (error) {
      this.outcomes.set(call, {
        error: error === destroyed ? Object.assign(new Error(), { code: "ERR_DESTROYED" }) : error,
      });
      throw error;
    }
  }

  private steps(call: AsyncCall, start: () => IteratorResult<unknown>): unknown {
    let step = start;
    for (;;) {
      const { done, value } = step();
      if (done) return this.awaited(value);
      try {
        const result = this.awaited(value);
        step = () => call.next(result);
      } catch (error) {
        if (error === destroyed) this.unwind(call);
        if (error === destroyed) throw error;
        step = () => call.throw(error);
      }
    }
  }

  /** What a cleanup returns is dropped; what it throws is kept for the end. */
  private unwind(call: AsyncCall): void {
    try {
      this.steps(call, () => call.return(undefined));
    } catch (error) {
      this.errors.push(error);
    }
  }
}

function raise(error: unknown): never {
  throw error;
}

/** How a destruction ended, by what its cleanups threw. */
export function destroyedWith(errors: readonly unknown[]): string {
  if (errors.length === 0) return "destroyed";
  return `destroyed, ${threw(errors.length === 1 ? errors[0] : new AggregateError(errors))}`;
}
