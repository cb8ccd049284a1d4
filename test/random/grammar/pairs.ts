/**
 * Every construct in every slot of every other: small programs, one after the other, where `grow` makes large ones.
 *
 *   helper
 *   main: { declaration, surrounding(way down(outer(..., inner, ...))) }, call what was captured
 *
 * The surrounding, the way from a statement down to the outer construct, and what fills all other slots are others for
 * each number: every pair comes again in every round.
 */

import type { Construct, Grammar, Slot, Sort } from "./grammar.ts";
import { grow, type Random } from "./grow.ts";
import type { Tree } from "./tree.ts";

interface Pair {
  readonly outer: Construct;
  readonly slot: string;
  readonly inner: Construct;
}

interface Step {
  readonly construct: Construct;
  readonly slot: string;
}

/** Prime to any number of pairs there will be: so that pairs in a row have little in common. */
const STRIDE = 1_000_003;
/** How many constructs, about, stand in each of the slots that are not the pair's. */
const FILLING = 2;

export class Pairs {
  private readonly pairs: readonly Pair[];
  /** The ways into a sort that are a step nearer to a statement. */
  private readonly waysInto = new Map<Sort, Step[]>();
  /** Statements that hold statements, but for functions: nobody might call them. */
  private readonly surroundings: readonly Step[];

  constructor(private readonly grammar: Grammar) {
    const all = grammar.all.filter(({ sort }) => sort !== "program");
    this.pairs = all.flatMap((outer) => pairsIn(grammar, outer));
    this.findWays(all);
    this.surroundings = all
      .filter(({ sort }) => sort === "statement")
      .flatMap(stepsTo)
      .filter(holdsStatements);
  }

  /** How many are one round. */
  get round(): number {
    return this.pairs.length;
  }

  at(number: number, random: Random): Tree {
    const { outer, slot, inner } = this.pairs[(number * STRIDE) % this.pairs.length] as Pair;
    const tree = this.filled(outer, slot, this.filled(inner, null, null, random), random);
    return this.inProgram(tree, random);
  }

  private inProgram(tree: Tree, random: Random): Tree {
    const isHelper = tree.construct.sort === "helper";
    const parts = {
      helpers: [this.grown("helper", random), ...(isHelper ? [tree] : [])],
      guarded: [isHelper ? this.grown("statement", random) : this.inStatement(tree, random)],
      body: [this.named("statement", "call what was captured", random)],
    };
    return { ...this.named("program", "program", random), parts };
  }

  private inStatement(tree: Tree, random: Random): Tree {
    let statement = tree;
    while (statement.construct.sort !== "statement") {
      const { construct, slot } = oneOf(this.waysInto.get(statement.construct.sort) as Step[], random);
      statement = this.filled(construct, slot, statement, random);
    }
    const { construct, slot } = oneOf(this.surroundings, random);
    const { parts, ...surrounding } = this.filled(construct, null, null, random);
    return { ...surrounding, parts: { ...parts, [slot]: [this.grown("statement", random), statement] } };
  }

  /** A construct with this tree in one of its slots. */
  private filled(construct: Construct, slot: string | null, tree: Tree | null, random: Random): Tree {
    const parts = Object.entries(construct.slots).map(([name, { sort, min }]) => {
      const others = Array.from({ length: Math.max(min, 1) }, () => this.grown(sort, random));
      if (name === slot) others[random(others.length)] = tree as Tree;
      return [name, others];
    });
    return { construct, pick: random(2 ** 30), parts: Object.fromEntries(parts) };
  }

  private grown(sort: Sort, random: Random): Tree {
    return grow(this.grammar, sort, FILLING, random);
  }

  private named(sort: Sort, name: string, random: Random): Tree {
    const construct = this.grammar.all.find((each) => each.sort === sort && each.name === name);
    if (construct === undefined) throw new Error(`There is no ${sort} named ${name}.`);
    return this.filled(construct, null, null, random);
  }

  private findWays(all: readonly Construct[]): void {
    let reached: Sort[] = ["statement"];
    while (reached.length > 0) {
      const known = new Set<Sort>(["statement", ...this.waysInto.keys()]);
      const steps = all.filter(({ sort }) => reached.includes(sort)).flatMap(stepsTo);
      for (const step of steps) this.addWay(step, known);
      reached = [...this.waysInto.keys()].filter((sort) => !known.has(sort));
    }
  }

  private addWay(step: Step, known: ReadonlySet<Sort>): void {
    const { sort } = step.construct.slots[step.slot] as Slot;
    if (known.has(sort)) return;
    this.waysInto.set(sort, [...(this.waysInto.get(sort) ?? []), step]);
  }
}

function pairsIn(grammar: Grammar, outer: Construct): Pair[] {
  return Object.entries(outer.slots).flatMap(([slot, { sort }]) =>
    grammar.all.filter((inner) => inner.sort === sort).map((inner) => ({ outer, slot, inner })),
  );
}

function stepsTo(construct: Construct): Step[] {
  return Object.keys(construct.slots).map((slot) => ({ construct, slot }));
}

function holdsStatements({ construct, slot }: Step): boolean {
  const { sort, max } = construct.slots[slot] as Slot;
  return sort === "statement" && max > 1;
}

function oneOf<T>(list: readonly T[], random: Random): T {
  return list[random(list.length)] as T;
}
