/**
 * A second runtime, for comparison: generators in place of machines, arrays in place of links, and none of what makes the
 * first one fast or deep. What the READMEs say about handles, waiting, destruction and groups, as short as it can be said.
 */

type Generating = Generator<Request, any, any>;
/** Functions that are awaited as calls, operands that are waited for, and groups that wait. */
export type Request = { call: () => Generating } | { wait: unknown } | { tick: unknown } | { park: Group };

type Ended = { raised: boolean; value: any };
type Outcome = { index: 0; error: any } | { index: 1; value: any };
type Told = { done: () => void; group?: Group };
type Errors = (errors: unknown[]) => void;

interface Leaf {
  root: Handle;
  settled: boolean;
  drop: () => void;
  waitsFor?: Handle;
  started?: boolean;
}

const DESTROYED = { raised: false, value: undefined };
const value = (value: any): Ended => ({ raised: false, value });
const raised = (value: any): Ended => ({ raised: true, value });
const failure = (code: string) => raised(Object.assign(new Error(code), { code }));
const isLeaf = (waiter: Leaf | Told): waiter is Leaf => "root" in waiter;
const report = (error: unknown) => void Promise.reject(error);

class Handle {
  status = "created";
  outcome: any;
  waiters: (Leaf | Told)[] = [];
  frames: Pick<Generating, "next" | "throw" | "return">[] = [];
  leaf: Leaf | null = null;
  starter: Handle | null = null;
  isSync = false;
  destroying: unknown[] | null = null;
  /** The frame whose finally blocks run. */
  front: unknown = null;
  controller: AbortController | null = null;

  /** Starts it. Null: it waits. */
  constructor(readonly begin: (handle: Handle) => Ended | null) {}
}

let running: Handle | null = null;
let isSync = false;
let ready: (() => void)[] = [];

/** Everything that follows is done before this returns. */
function loop(first: () => void): void {
  const around = { running, isSync, ready };
  ready = [];
  first();
  while (ready.length > 0) ready.shift()!();
  ({ running, isSync, ready } = around);
}

function tell(done: () => void): void {
  try {
    done();
  } catch (error) {
    report(error);
  }
}

/** Carries an outcome, or destruction, from the innermost frame outwards. Null: the handle waits again. */
function advance(handle: Handle, given: Ended): Ended | null {
  for (let from = given; ; ) {
    const frame = handle.frames.at(-1);
    if (frame === undefined) return from;
    if (from === DESTROYED) handle.front = frame;
    let result: IteratorResult<Request, any>;
    try {
      if (from === DESTROYED) result = frame.return(undefined);
      else result = from.raised ? frame.throw(from.value) : frame.next(from.value);
    } catch (error) {
      handle.frames.pop();
      if (handle.front === frame) handle.destroying!.push(error);
      from = handle.front === frame ? DESTROYED : raised(error);
      continue;
    }
    if (result.done) handle.frames.pop();
    const request: Request = result.done ? { wait: result.value } : result.value;
    if (result.done && handle.front === frame) from = DESTROYED;
    else if ("call" in request) {
      handle.frames.push(request.call());
      from = value(undefined);
    } else {
      const ended = waitAs(handle, request);
      if (ended === null) return null;
      from = ended;
    }
  }
}

function waitAs(handle: Handle, request: Exclude<Request, { call: unknown }>): Ended | null {
  if ("park" in request) return request.park.wait(handle);
  if ("wait" in request) return wait(handle, request.wait);
  return isSync || isCoroutine(request.tick) ? wait(handle, request.tick) : adopt(waitAt(handle), request.tick);
}

function wait(handle: Handle, x: any): Ended | null {
  if (x instanceof Coroutine) return waitFor(handle, x.handle);
  if (typeof x?.then !== "function") return value(x);
  if (!isSync) return adopt(waitAt(handle), x);
  if (x instanceof Promise) x.catch(() => {});
  return failure("ERR_SUSPENDED");
}

function adopt(leaf: Leaf, x: unknown): null {
  Promise.resolve(x).then(
    (settled) => resume(leaf, value(settled)),
    (error) => resume(leaf, raised(error)),
  );
  return null;
}

function waitAt(root: Handle, drop = () => {}): Leaf {
  return (root.leaf = { root, settled: false, drop });
}

function waitFor(handle: Handle, other: Handle): Ended | null {
  switch (other.status) {
    case "fulfilled":
      return value(other.outcome);
    case "failed":
      return raised(other.outcome);
    case "destroyed":
      return failure("ERR_DESTROYED");
    case "created":
      return start(other) ?? waitBeside(handle, other, true);
    case "running":
      for (let at = running; at !== null; at = at.starter) if (at === other) return failure("ERR_DEADLOCK");
  }
  return isSync ? failure("ERR_SUSPENDED") : waitBeside(handle, other, false);
}

function waitBeside(handle: Handle, waitsFor: Handle, started: boolean): null {
  const leaf: Leaf = Object.assign(waitAt(handle), { waitsFor, started });
  leaf.drop = () => {
    waitsFor.waiters = waitsFor.waiters.filter((waiter) => waiter !== leaf);
    const heir = waitsFor.waiters.find(isLeaf);
    if (leaf.started && heir) heir.started = true;
  };
  waitsFor.waiters.push(leaf);
  return null;
}

/** On the stack of whoever awaits it. */
function start(handle: Handle): Ended | null {
  Object.assign(handle, { starter: running, isSync, status: "running" });
  running = handle;
  const ended = begun(handle);
  running = handle.starter;
  handle.starter = null;
  if (ended === null) handle.status = "suspended";
  else if (handle.waiters.length > 0) loop(() => complete(handle, ended));
  else Object.assign(handle, { status: ended.raised ? "failed" : "fulfilled", outcome: ended.value });
  return ended;
}

function launch(handle: Handle): void {
  loop(() => goOn(handle, () => begun(handle)));
}

function begun(handle: Handle): Ended | null {
  try {
    return handle.begin(handle);
  } catch (error) {
    return raised(error);
  }
}

function resume(leaf: Leaf, ended: Ended): void {
  if (!leaf.settled) loop(() => arrive(leaf, ended));
}

function arrive(leaf: Leaf, ended: Ended): void {
  if (leaf.settled && ended !== DESTROYED) return;
  leaf.settled = true;
  leaf.root.leaf = null;
  goOn(leaf.root, () => advance(leaf.root, ended));
}

function goOn(handle: Handle, run: () => Ended | null): void {
  running = handle;
  isSync = handle.isSync;
  const isGoingDown = handle.destroying !== null;
  if (!isGoingDown) handle.status = "running";
  const ended = run();
  if (ended !== null) complete(handle, ended);
  else if (!isGoingDown) handle.status = "suspended";
}

function complete(handle: Handle, ended: Ended): void {
  const wasDestroyed = handle.status === "destroyed";
  if (!wasDestroyed) {
    Object.assign(handle, { status: ended.raised ? "failed" : "fulfilled", outcome: ended.value });
    if (ended.raised && handle.waiters.length === 0 && !handle.isSync) report(ended.value);
  }
  const { waiters } = handle;
  Object.assign(handle, { destroying: null, front: null, waiters: [] });
  let isLater = false;
  for (const waiter of waiters) {
    if (isLeaf(waiter)) {
      isLater = true;
      const isGoingDown = wasDestroyed && waiter.root.destroying !== null && waiter.root.leaf === waiter;
      const outcome = wasDestroyed ? failure("ERR_DESTROYED") : ended;
      if (!waiter.settled) ready.push(() => arrive(waiter, isGoingDown ? DESTROYED : outcome));
    } else if (isLater) ready.push(() => tell(waiter.done));
    else tell(waiter.done);
  }
}

/** What this leaf's await has started, for it alone. */
function ownedBy({ waitsFor, started }: Leaf): Handle | null {
  if (!waitsFor || !started) return null;
  return waitsFor.waiters.length === 1 || waitsFor.destroying !== null ? waitsFor : null;
}

function isAwaitedBy(handle: Handle, by: Handle): boolean {
  const waiting = new Set([handle]);
  for (const one of waiting) {
    for (const waiter of one.waiters) {
      const root = isLeaf(waiter) ? waiter.root : waiter.group?.root;
      if (root) waiting.add(root);
    }
  }
  return waiting.has(by);
}

function destroy(handle: Handle, over: Errors): void {
  if (handle.status === "running") throw failure("ERR_RUNNING").value;
  if (handle.destroying !== null) handle.waiters.push({ done: () => over([]) });
  else if (handle.status === "suspended") unwind(handle, over);
  else {
    if (handle.status === "created") handle.status = "destroyed";
    over([]);
  }
}

function unwind(handle: Handle, over: Errors): void {
  const errors: unknown[] = [];
  const chain: Handle[] = [];
  let at: Handle | null = handle;
  let leaf = handle.leaf!;
  for (; at?.status === "suspended"; at = ownedBy(leaf)) {
    chain.unshift(at);
    leaf = at.leaf!;
    Object.assign(at, { status: "destroyed", destroying: errors });
  }
  const child = at;
  const goesFirst = child !== null && child.destroying !== null && !isAwaitedBy(handle, child);
  if (child?.status === "running") {
    void Promise.resolve().then(() => {
      const heir = child.status === "suspended" && child.waiters.find(isLeaf);
      if (heir) heir.started = true;
      else if (child.waiters.length === 0) destroyLate(child);
    });
  }
  handle.waiters.push({ done: () => over(errors) });
  leaf.settled = !goesFirst;
  for (const { controller } of chain) controller?.abort();
  if (goesFirst) return;
  try {
    leaf.drop();
  } catch (error) {
    errors.push(error);
  }
  loop(() => arrive(leaf, DESTROYED));
}

function destroyLate(child: Handle): void {
  if (child.status === "suspended") destroy(child, (late) => late.forEach(report));
}

const combine = (errors: unknown[]) => (errors.length === 1 ? errors[0] : new AggregateError(errors));

function outcomeOf({ status, outcome }: Handle): Outcome {
  if (status === "fulfilled") return { index: 1, value: outcome };
  return { index: 0, error: status === "failed" ? outcome : failure("ERR_DESTROYED").value };
}

export class Coroutine {
  constructor(readonly handle: Handle) {}

  get status(): string {
    return this.handle.status;
  }

  get(): unknown {
    if (!["fulfilled", "failed", "destroyed"].includes(this.status)) throw failure("ERR_NOT_FULFILLED").value;
    const outcome = outcomeOf(this.handle);
    if (outcome.index === 0) throw outcome.error;
    return outcome.value;
  }

  call(): unknown {
    this.runNow();
    return this.get();
  }

  private runNow(): void {
    if (this.status === "running" || this.status === "suspended") throw failure("ERR_RUNNING").value;
    this.handle.isSync ||= this.status === "created";
    if (this.status === "created") launch(this.handle);
  }

  run(done: (outcome: Outcome) => void): void {
    const { handle } = this;
    const told = () => done(outcomeOf(handle));
    if (["fulfilled", "failed", "destroyed"].includes(handle.status)) return tell(told);
    handle.waiters.push({ done: told });
    if (handle.status === "created") launch(handle);
  }

  result(): Outcome {
    if (this.status !== "failed") this.get();
    return outcomeOf(this.handle);
  }

  tryCall(): Outcome {
    this.runNow();
    return this.result();
  }

  promise(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.run((outcome) => (outcome.index === 1 ? resolve(outcome.value) : reject(outcome.error)));
    });
  }

  then(...reactions: any[]): Promise<unknown> {
    return this.promise().then(...reactions);
  }

  finally(reaction: () => void): Promise<unknown> {
    return this.promise().finally(reaction);
  }

  destroy(): void {
    let hasReturned = false;
    let errors: unknown[] = [];
    destroy(this.handle, (all) => {
      if (!hasReturned) errors = all;
      else if (all.length > 0) report(combine(all));
    });
    hasReturned = true;
    if (errors.length > 0) throw combine(errors);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return new Promise((resolve, reject) => {
      destroy(this.handle, (errors) => (errors.length === 0 ? resolve() : reject(combine(errors))));
    });
  }
}

export const isCoroutine = (x: unknown): x is Coroutine => x instanceof Coroutine;

/** What a compiled function is: a generator that hands its awaits out. */
export function compiled<A extends unknown[]>(body: (...args: A) => Generating) {
  const entry = (...args: A) => new Coroutine(new Handle((handle) => started(handle, body(...args))));
  return Object.assign(entry, { body });
}

/** The same as a promise function. */
export function promised<A extends unknown[]>(body: (...args: A) => Generating) {
  const entry = (...args: A) => compiled(body)(...args).promise();
  return Object.assign(entry, { body });
}

/** A function of the engine. */
export function foreign<A extends unknown[]>(entry: (...args: A) => Promise<unknown>) {
  const body = function* (...args: A): Generating {
    return yield { wait: entry(...args) };
  };
  return Object.assign((...args: A) => entry(...args), { body });
}

function started(handle: Handle, frame: Handle["frames"][0]): Ended | null {
  handle.frames.push(frame);
  return advance(handle, value(undefined));
}

export function suspend(start: (resume: any) => () => void): Coroutine {
  return new Coroutine(new Handle((handle) => startSuspension(handle, start)));
}

function startSuspension(handle: Handle, start: (resume: any) => () => void): Ended | null {
  const leaf = waitAt(handle);
  let given: Ended | null = null;
  let isUnderWay = false;
  const complete = (ended: Ended) => {
    if (given !== null) throw failure("ERR_ALREADY_RESUMED").value;
    if (leaf.settled) return;
    given = ended;
    if (!isUnderWay) return;
    if (!ended.raised && typeof ended.value?.then === "function") adopt(leaf, ended.value);
    else resume(leaf, ended);
  };
  const resumed = (x: unknown) => complete(value(x));
  leaf.drop = start(Object.assign(resumed, { raise: (error: unknown) => complete(raised(error)) }));
  isUnderWay = true;
  const early = given as Ended | null;
  if (early?.raised) return early;
  if (early !== null) return started(handle, undoing(early.value, leaf.drop));
  if (!isSync) return null;
  leaf.settled = true;
  handle.leaf = null;
  leaf.drop();
  return failure("ERR_SUSPENDED");
}

/** Waits for what a leaf was resumed with at once; destroyed meanwhile, or inside `call()`, it is undone. */
function* undoing(x: unknown, drop: () => void): Generating {
  let isGivenUp = true;
  try {
    const value: unknown = yield { wait: x };
    isGivenUp = false;
    return value;
  } catch (error) {
    isGivenUp = isSync && !(isCoroutine(x) && ["failed", "destroyed"].includes(x.status));
    throw error;
  } finally {
    if (isGivenUp) drop();
  }
}

type Side = (...args: unknown[]) => unknown;

export function dual(sides: { sync: Side; async?: Side; callback?: Side }): () => Coroutine {
  return () =>
    new Coroutine(
      new Handle((handle) => {
        if (isSync || !(sides.async ?? sides.callback)) return wait(handle, sides.sync());
        if (sides.async) return wait(handle, sides.async());
        return startSuspension(handle, (resume) => {
          sides.callback!((error: unknown, x: unknown) => (error ? resume.raise(error) : resume(x)));
          return () => {};
        });
      }),
    );
}

export const nextTick = dual({ sync: () => {}, async: () => Promise.resolve() });

export { isInCall as isSync };

const isInCall = () => isSync;

export function signal(): AbortSignal {
  if (running === null || (running.status !== "running" && running.destroying === null)) {
    throw failure("ERR_NO_COROUTINE").value;
  }
  running.controller ??= new AbortController();
  if (running.destroying !== null) running.controller.abort();
  return running.controller.signal;
}

type Settled = (outcome: Outcome, index: number) => Outcome | undefined;

const member = (item: unknown) => new Handle((handle) => wait(handle, item));

/** Starts its members, waits until its outcome is known, and destroys the others. */
class Group {
  readonly root = running!;
  readonly isSync = isSync;
  readonly pending = new Set<Handle>();
  private next = 0;
  private outcome: Outcome | undefined;
  private leaf: Leaf | null = null;
  private isEnded = false;
  private ending = 0;
  private readonly errors: unknown[] = [];

  constructor(
    private readonly members: Handle[],
    private readonly items: unknown[],
    private readonly settled: Settled,
    private readonly over: () => Outcome | undefined,
  ) {}

  get isClosed(): boolean {
    return this.isEnded || this.outcome !== undefined;
  }

  wait(handle: Handle): null {
    this.leaf = waitAt(handle);
    return null;
  }

  /** The machine of all groups; destroyed, it goes on at its end. */
  frame(): Handle["frames"][0] {
    const park = { done: false, value: { park: this } } as const;
    const end = () => (this.end() ? park : { done: true as const, value: this.result() });
    return { next: () => (this.isEnded || this.start() ? end() : park), return: end, throw: end };
  }

  private start(): boolean {
    while (this.next < this.members.length && !this.isClosed && !(this.isSync && this.pending.size > 0)) {
      const index = this.next++;
      const handle = this.members[index]!;
      this.pending.add(handle);
      start(handle);
      if (handle.status === "suspended") this.watch(handle, this.settled, index);
      else this.settle(handle, this.settled, index);
    }
    if (this.pending.size === 0 && !this.isClosed) this.outcome = this.over();
    return this.isClosed;
  }

  add(handle: Handle, settled: Settled): void {
    this.pending.add(handle);
    Object.assign(handle, { isSync: this.isSync, starter: this.root });
    this.watch(handle, settled, -1);
    launch(handle);
    handle.starter = null;
  }

  private watch(handle: Handle, settled: Settled, index: number): void {
    handle.waiters.push({ group: this, done: () => this.settle(handle, settled, index) });
  }

  private settle(handle: Handle, settled: Settled, index: number): void {
    this.pending.delete(handle);
    if (this.isClosed) return;
    this.outcome = settled(outcomeOf(handle), index);
    if (this.isClosed || this.pending.size === 0) this.goOn();
  }

  /** The newest first; what is running when it waits. */
  private end(): boolean {
    if (this.isEnded) return this.ending > 0;
    this.isEnded = true;
    this.ending = this.pending.size;
    for (const item of this.items.slice(this.next)) {
      if (item instanceof Promise) item.catch(() => {});
      else if (isCoroutine(item) && item.status === "created") item.destroy();
    }
    for (const handle of [...this.pending].reverse()) {
      const over: Errors = (errors) => {
        this.errors.push(...errors);
        if (--this.ending === 0) this.goOn();
      };
      let innermost = handle;
      for (let at: Handle | null = handle; at !== null; at = at.status === "suspended" ? ownedBy(at.leaf!) : null) {
        innermost = at;
      }
      if (innermost.status === "running") void Promise.resolve().then(() => destroy(handle, over));
      else destroy(handle, over);
    }
    return this.ending > 0;
  }

  private result(): unknown {
    const { outcome, errors, root } = this;
    root.destroying?.push(...errors);
    if (outcome === undefined || root.destroying !== null) return undefined;
    if (outcome.index === 0) throw combine([outcome.error, ...errors]);
    if (errors.length > 0) throw combine(errors);
    return outcome.value;
  }

  private goOn(): void {
    const { leaf } = this;
    this.leaf = null;
    if (leaf !== null) resume(leaf, value(undefined));
  }
}

function group(settled: Settled, over: () => Outcome | undefined, items: () => unknown[]): Coroutine {
  return new Coroutine(
    new Handle((handle) => {
      const list = items();
      return started(handle, new Group(list.map(member), list, settled, over).frame());
    }),
  );
}

export function all(items: unknown[]): Coroutine {
  const values: unknown[] = [];
  const settled: Settled = (outcome, index) => {
    if (outcome.index === 0) return outcome;
    values[index] = outcome.value;
    return undefined;
  };
  return group(
    settled,
    () => ({ index: 1, value: values }),
    () => items,
  );
}

export function allSettled(items: unknown[]): Coroutine {
  const outcomes: Outcome[] = [];
  const settled: Settled = (outcome, index) => void (outcomes[index] = outcome);
  return group(
    settled,
    () => ({ index: 1, value: outcomes }),
    () => items,
  );
}

export function any(items: unknown[]): Coroutine {
  const errors: unknown[] = [];
  const settled: Settled = (outcome, index) => {
    if (outcome.index === 1) return outcome;
    errors[index] = outcome.error;
    return undefined;
  };
  return group(
    settled,
    () => ({ index: 0, error: new AggregateError(errors) }),
    () => items,
  );
}

function raceOf(items: () => unknown[]): Coroutine {
  const over = (): Outcome | undefined => (isSync ? { index: 0, error: failure("ERR_SUSPENDED").value } : undefined);
  return group((outcome) => outcome, over, items);
}

export const race = (items: unknown[]): Coroutine => raceOf(() => items);

export function withSignal(co: unknown, signal: AbortSignal): Coroutine {
  const isAborted = new Handle(() => raised(signal.reason));
  const abort = suspend((resume) => {
    const listener = () => resume.raise(signal.reason);
    signal.addEventListener("abort", listener);
    return () => signal.removeEventListener("abort", listener);
  });
  const watch = () => (signal.aborted ? new Coroutine(isAborted) : abort);
  return raceOf(() => (isSync && !signal.aborted ? [co] : [watch(), co]));
}

export function scope(body: (scope: { start(item: unknown): unknown }) => unknown): Coroutine {
  return new Coroutine(
    new Handle((handle) => {
      let result: unknown;
      const settled: Settled = (outcome) => {
        if (outcome.index === 0) return outcome;
        result = outcome.value;
        return undefined;
      };
      const start = (item: unknown) => {
        if (group.isClosed) throw failure("ERR_SCOPE_OVER").value;
        const child = isCoroutine(item) ? item : new Coroutine(member(item));
        const failed: Settled = (outcome) =>
          outcome.index === 0 && child.status !== "destroyed" ? outcome : undefined;
        group.add(member(child), failed);
        return child;
      };
      const first = new Handle((handle) => wait(handle, body({ start })));
      const group: Group = new Group([first], [], settled, () => ({ index: 1, value: result }));
      return started(handle, group.frame());
    }),
  );
}
