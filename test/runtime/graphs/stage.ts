/** Plays a program with one runtime, and logs what happens. */

import type { Runtime } from "./bodies";
import { type Act, type How, type Item, type Kind, type Program, SHARED, type Step } from "./programs";

/** So many resumptions must do for everything that does not wait in a circle. */
const PATIENCE = 60;

type Gate = { resume: any; isOpen: boolean };

export class Stage {
  /** Whether the engine's loops close a synchronous iterator one of whose values rejects. */
  readonly closesRejected = Number.parseInt(process.versions.node, 10) >= 24;
  readonly lines: string[] = [];
  readonly shared: any[] = [];
  /** How often each finally block has run. */
  readonly cleaned: number[] = [];
  private readonly gates: Gate[] = [];
  private readonly scopes: { start(item: unknown): unknown }[] = [];
  private readonly controllers: AbortController[] = [];
  private readonly all: any[] = [];
  private made = 0;
  private errors = 0;
  private acts = 0;
  private due = 0;

  constructor(readonly runtime: Runtime) {}

  async play({ shared, first, events }: Program): Promise<this> {
    const report = (error: unknown) => this.log("unhandled", error);
    process.on("unhandledRejection", report);
    for (const plan of shared) this.shared.push(this.make(plan));
    this.act({ act: first, shared: 0, then: null });
    for (const event of events) await (event === null ? this.rest() : this.act(event));
    await this.resumeAll();
    for (let place = 0; place < SHARED; place++) {
      this.act({ act: "destroy", shared: place });
      await this.resumeAll();
    }
    process.off("unhandledRejection", report);
    this.log("in the end", ...this.all.map(({ status }) => status));
    return this;
  }

  log(...what: unknown[]): void {
    this.lines.push(what.map((one) => this.worded(one)).join(" "));
  }

  private worded(x: any): string {
    const words = (_key: string, inner: unknown) => (inner instanceof Error ? this.worded(inner) : inner);
    if (x instanceof AggregateError) return `[${x.errors.map((one) => this.worded(one))}]`;
    if (x?.name === "SuppressedError") return `(${this.worded(x.error)} over ${this.worded(x.suppressed)})`;
    if (x instanceof Error) return (x as { code?: string }).code ?? x.message;
    return this.runtime.isCoroutine(x) || x instanceof Event ? "object" : (JSON.stringify(x, words) ?? "undefined");
  }

  private make(plan: Step[], of: Kind = "coroutine"): any {
    const co = this.runtime.plays[of](this, { name: `co${this.made++}` }, plan);
    if (of === "coroutine") this.all.push(co);
    return co;
  }

  error(): Error {
    const error = new Error(`error ${this.errors++}`);
    this.log("throws", error);
    return error;
  }

  enter(): number {
    return this.cleaned.push(0) - 1;
  }

  item(item: Item): any {
    switch (item.kind) {
      case "shared":
        return this.shared[item.shared];
      case "gate":
        return this.gate(item);
      case "child":
        return this.make(item.plan, item.of);
      case "promise":
        return this.promise(item.how);
      case "thenable":
        return this.thenable(item.how);
      case "dual":
        return this.dual(item);
      case "tick":
        return this.runtime.nextTick();
    }
  }

  private gate({ early, drop }: Omit<Extract<Item, { kind: "gate" }>, "kind">): any {
    return this.runtime.suspend((resume) => {
      const { gate, id } = this.open(resume, early);
      return () => {
        gate.isOpen = false;
        this.log("drops", id);
        if (drop?.act === "throw") throw this.error();
        if (drop !== null) this.act(drop);
      };
    });
  }

  private open(resume: any, early: Act | null): { gate: Gate; id: number } {
    const gate = { resume, isOpen: true };
    const id = this.gates.push(gate) - 1;
    this.log("gate", id);
    if (early?.act === "throw") throw this.error();
    if (early !== null) this.act(early, gate);
    return { gate, id };
  }

  private dual({ sync, async, callback }: Extract<Item, { kind: "dual" }>): any {
    const side = (name: string, item: Item | null) => () => {
      this.log("side", name);
      return item && this.item(item);
    };
    const open = (done: (error: unknown, value?: unknown) => void) => {
      this.open(
        Object.assign((value: unknown) => done(null, value), { raise: done }),
        callback,
      );
    };
    return this.runtime.dual({
      sync: side("sync", sync),
      async: async === null ? undefined : side("async", async),
      callback: callback === null ? undefined : open,
    })();
  }

  private promise(how: How): Promise<unknown> {
    if (how === "late") return new Promise((resolve) => this.later(setImmediate, () => resolve(how)));
    const promise = how === "fulfilled" ? Promise.resolve(how) : Promise.reject(this.error());
    promise.catch(() => {});
    return promise;
  }

  private thenable(how: How): PromiseLike<unknown> {
    const then = (fulfil: (value: string) => void, reject: (error: Error) => void) => {
      this.log("asked", how);
      if (how === "late") this.later(setImmediate, () => fulfil(how));
      else if (how === "fulfilled") fulfil(how);
      else if (how === "rejected") reject(this.error());
      else throw this.error();
    };
    return { then } as PromiseLike<unknown>;
  }

  group({ of, items }: Extract<Step, { kind: "group" }>): any {
    const made = items.map((item) => this.item(item));
    if (of === "race") return this.runtime.race([...made, this.gate({ early: null, drop: null })]);
    if (of !== "withSignal") return this.runtime[of](made);
    const controller = new AbortController();
    this.controllers.push(controller);
    return this.runtime.withSignal(made[0], controller.signal);
  }

  scope({ of, items, body }: Extract<Step, { kind: "scope" }>): any {
    const made = items.map((item) => this.item(item));
    return this.runtime.scope((into: any) => {
      this.scopes.push(into);
      return this.make([startAll(into, made), ...body], of);
    });
  }

  iterate({ items, close, of }: Extract<Step, { kind: "each" }>): object {
    const left = [...items];
    const answer = (item: Item) => {
      if (of === "values") return { value: this.item(item), done: false };
      const result = this.runtime.next(this, item);
      return of === "promises" ? result.promise() : result;
    };
    const next = () => (left.length === 0 ? { done: true } : answer(left.shift()!));
    const end = () => {
      this.log("closes");
      return answer(close!);
    };
    const open = () => ({ next, return: close === null ? undefined : end });
    return { [of === "values" ? Symbol.iterator : Symbol.asyncIterator]: open };
  }

  /** What the engine makes of a synchronous iterator, tick by tick. */
  adapted(iterator: any): object {
    const answer = async (result: any, isLast: boolean) => {
      try {
        return { value: await result.value, done: result.done };
      } catch (error) {
        if (!isLast && this.closesRejected) iterator.return?.();
        throw error;
      }
    };
    const next = () => {
      const result = iterator.next();
      return answer(result, result.done);
    };
    const end = async () => ({ done: true });
    return { next, return: iterator.return ? () => answer(iterator.return(), true) : end };
  }

  suppressed(error: unknown, suppressed: unknown): Error {
    return Object.assign(new Error(), { name: "SuppressedError", error, suppressed });
  }

  onAbort({ name }: { name: string }, act: Act): void {
    this.runtime.signal().addEventListener("abort", () => {
      this.log(name, "is aborted");
      this.act(act);
    });
  }

  /** `own`: the gate whose callback does it, which is the one that it resumes. */
  act(act: Act, own?: Gate): void {
    if (++this.acts > 300) return;
    this.log("acts", act.act);
    try {
      this.perform(act, own);
    } catch (error) {
      this.log("caught", error);
    }
  }

  private perform(act: Act, own?: Gate): void {
    switch (act.act) {
      case "destroy":
        return this.shared[act.shared].destroy();
      case "dispose":
        this.shared[act.shared][Symbol.asyncDispose]().then(
          () => this.log("disposed", act.shared),
          (error: unknown) => this.log("disposed", act.shared, error),
        );
        return;
      case "call":
        return this.log("called", this.shared[act.shared].call());
      case "tryCall":
      case "result":
        return this.log(act.act, ...Object.values(this.shared[act.shared][act.act]()));
      case "get":
        return this.log("has", this.shared[act.shared].get());
      case "then":
      case "finally":
        return this.wait(act.shared, act.act);
      case "run":
        return this.shared[act.shared].run(({ value, error }: any) => {
          this.log("told", act.shared, value, error);
          if (act.then !== null) this.act(act.then);
        });
      case "resume":
      case "raise":
      case "again":
        return this.resume(act, own);
      case "later":
        return this.later(act.how === "microtask" ? queueMicrotask : setImmediate, () => this.act(act.then));
      case "start":
        for (const item of act.items) if (Object(item) === item) act.into.start(item);
        return;
      case "join":
        this.scopes.at(-1 - act.pick)?.start(this.item(act.item));
        return;
      case "abort":
        return this.controllers.shift()?.abort("aborted");
      case "throw":
        throw this.error();
    }
  }

  private wait(shared: number, how: "then" | "finally"): void {
    const co = this.shared[shared];
    const tell = (what: string) => (value?: unknown) => this.log(what, shared, value);
    if (how === "then") co.then(tell("fulfils"), tell("rejects"));
    else co.finally(tell("ends")).catch(tell("rejects"));
  }

  private resume(act: Extract<Act, { given: unknown }>, own?: Gate): void {
    const open = this.gates.filter(({ isOpen }) => isOpen !== (act.act === "again"));
    const gate = own ?? open[act.pick % open.length];
    if (gate === undefined) return;
    gate.isOpen = false;
    if (act.act === "raise") gate.resume.raise(this.error());
    else gate.resume(act.given === null ? this.gates.indexOf(gate) : this.item(act.given));
  }

  private later(schedule: (go: () => void) => unknown, go: () => void): void {
    this.due++;
    schedule(() => {
      this.due--;
      go();
    });
  }

  private async rest(): Promise<void> {
    for (let turns = 0; turns < 2 || this.due > 0; turns++) await new Promise(setImmediate);
  }

  private async resumeAll(): Promise<void> {
    await this.rest();
    for (let times = 0; times < PATIENCE && this.gates.some(({ isOpen }) => isOpen); times++) {
      this.acts = 0;
      this.act({ act: "resume", pick: times * 7, given: null });
      await this.rest();
    }
  }
}

function startAll(into: any, items: unknown[]): Step {
  return { kind: "act", act: { act: "start", into, items } };
}
