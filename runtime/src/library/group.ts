/**
 * Several coroutines under way for one that waits: what `all`, `race`, `scope` and the others
 * have in common.
 *
 *   async (group) => {
 *     try {
 *       await group.start();   // until the outcome is known
 *     } finally {
 *       await group.end();     // until those that are not needed any more are over
 *     }
 *     return group.result();
 *   }
 *
 * Each member is a handle that awaits one item. So the rules of `await` say what is started
 * here and goes down with it, and what was under way and is only waited for.
 */

import { startOn } from "../await.js";
import { outcomeOf } from "../complete.js";
import { contextToKeep } from "../context.js";
import { combine } from "../coroutine.js";
import { type Frame, leaveTry } from "../frame.js";
import { type Callback, callback, type Handle } from "../handle.js";
import { Leaf } from "../leaf.js";
import { awaitAtOnce } from "../promise-leaf.js";
import { launch, resumeLeaf } from "../resume.js";
import { ABRUPT, raise, runtime, suspendAt, takeError } from "../state.js";
import { VALUE } from "../task.js";
import type { Variant } from "../variant.js";
import { destroyAll, discard, startLater } from "./members.js";

export type Outcome = Variant<unknown, unknown>;

/** What the outcome of a member means for the group: the group's own outcome, or nothing yet. */
export type Settled = (outcome: Outcome, index: number) => Outcome | undefined;

/** The states of the machine: where it goes on. Destruction goes to `ENDING` too. */
const STARTING = 0;
const ENDING = 1;

/** Starting a member takes as much of the native stack as this many direct calls. */
const WEIGHT = 8;

/** The machine of the picture above. */
export function run(given: number | null, at: Frame | undefined, group: Group): unknown {
  let [depth, state] = [0, STARTING];
  if (given !== null) depth = given;
  else {
    state = at!.state;
    group = at!.s0 as Group;
  }
  if (state === STARTING && !group.start(depth + WEIGHT)) return group.suspend(depth, at, STARTING);
  if (group.end()) return group.suspend(depth, at, ENDING);
  return group.result();
}

export class Group {
  /** Started, and not over. */
  readonly pending = new Set<Handle>();
  readonly root = runtime.root;
  private readonly sync = runtime.sync;
  private next = 0;
  private outcome: Outcome | undefined = undefined;
  leaf: Leaf | null = null;
  private ended = false;
  /** How many are being destroyed. */
  private ending = 0;
  private readonly errors: unknown[] = [];

  constructor(
    private readonly members: Handle[],
    private readonly settled: Settled,
    private readonly over: () => Outcome | undefined,
  ) {}

  /** Whether nothing is started any more. */
  get closed(): boolean {
    return this.ended || this.outcome !== undefined;
  }

  /** Starts the members, inside `call()` each when the one before has ended. True: the outcome is known. */
  start(depth: number): boolean {
    while (this.next < this.members.length && !this.closed && !(this.sync && this.pending.size > 0)) {
      this.startOne(depth, this.next++);
    }
    if (this.pending.size === 0 && !this.closed) this.outcome = this.over();
    return this.closed;
  }

  private startOne(depth: number, index: number): void {
    const member = this.members[index]!;
    this.pending.add(member);
    awaitAtOnce();
    // An error is the outcome of the member, where it is found again.
    if (startOn(depth, member) === ABRUPT && runtime.raised) takeError();
    if (member.status !== "suspended") return this.settle(member, this.settled, index);
    member.waiters.push(this.waiter(member, this.settled, index));
    if (!this.sync) startLater();
  }

  /** Starts one more, now, from whatever code. */
  add(member: Handle, settled: Settled): void {
    this.pending.add(member);
    member.sync = this.sync;
    member.starter = this.root;
    member.waiters.push(this.waiter(member, settled, -1));
    launch(member);
    member.starter = null;
  }

  private waiter(member: Handle, settled: Settled, index: number): Callback {
    return Object.assign(
      callback(() => this.settle(member, settled, index)),
      { group: this },
    );
  }

  /** Inside `call()` none is left half-way: who decides may be started by the body of a scope, which goes on to its end. */
  private settle(member: Handle, settled: Settled, index: number): void {
    this.pending.delete(member);
    if (!this.closed) this.outcome = settled(outcomeOf(member) as Outcome, index);
    else if (!this.sync) return;
    if (this.pending.size === 0 || (this.closed && !this.sync)) this.goOn();
  }

  /** Destroys what is not over. True: that takes time. */
  end(): boolean {
    if (!this.ended) {
      this.ended = true;
      this.ending = this.pending.size;
      for (const { args } of this.members.slice(this.next)) discard(args[0]);
      destroyAll([...this.pending], (errors) => {
        for (const error of errors) this.errors.push(error);
        if (--this.ending === 0) this.goOn();
      });
    }
    return this.ending > 0;
  }

  /** The outcome; what the finally blocks of the destroyed threw comes behind an error, and before a value. */
  result(): unknown {
    const { outcome, errors } = this;
    const { destroying } = runtime.root!;
    if (destroying !== null) for (const error of errors) destroying.push(error);
    if (outcome === undefined || destroying !== null) return undefined;
    if (outcome.index === 1 && errors.length === 0) return outcome.value;
    return raise(combine(outcome.index === 0 ? [outcome.error, ...errors] : errors));
  }

  suspend(depth: number, at: Frame | undefined, state: number): unknown {
    const leaf = Object.assign(new Leaf(), { group: this, context: contextToKeep() });
    this.leaf = leaf;
    suspendAt(leaf);
    return leaveTry(depth, at, run, state, 0, ENDING, this);
  }

  private goOn(): void {
    const { leaf } = this;
    this.leaf = null;
    if (leaf !== null) resumeLeaf(leaf, VALUE, undefined);
  }
}
