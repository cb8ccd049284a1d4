/**
 * What an alternative is: another way to do one thing that the compiler does, as changes of what it emits
 * and of the runtime. Everything else stays what it is, so that nothing but that one thing is compared;
 * and when what is emitted changes, the changes no longer apply, and say so.
 */

export interface Alternative {
  title: string;
  about: string;
  /** What the figures say: which one the compiler uses, and why. */
  verdict: string;
  works: Work[];
  variants: Variant[];
  /** So many live locals have the activations whose memory is compared. */
  held?: number[];
}

export interface Work {
  /** A file of `work/`, unless there is a text. */
  name: string;
  source?: string;
  /** Awaits that never wait, one in eight that does, or all of them. */
  waits: Waits[];
}

export const waits = { never: 0, "one in eight": -8, always: -1 };
export type Waits = keyof typeof waits;

export interface Variant {
  name: string;
  /** Those that it can do, if not all. */
  works?: string[];
  /** What would be emitted instead for a work. */
  emitted: (code: string, work: string) => string;
  /** The built runtime, as one module, as it would have to be. */
  runtime?: (code: string) => string;
  /** Names of the runtime that emitted code would need besides, and those that it would not need. */
  adds?: string[];
  drops?: string[];
}

export type Change = readonly [from: string | RegExp, to: string | ((...found: string[]) => string)];

/** The text with all of the changes, one after the other; each has to find something. */
export function changed(text: string, changes: Change[]): string {
  return changes.reduce((before, [from, to]) => {
    const found = typeof from === "string" ? before.includes(from) : before.search(from) >= 0;
    if (!found) throw new Error(`What is emitted, or the runtime, has changed: there is nothing like ${from} in it.`);
    return typeof from === "string" ? before.replaceAll(from, to as string) : before.replace(from, to as string);
  }, text);
}
