/** What one load keeps while it is under way. */

import { relative, resolve } from "node:path";
import { type Document, readDocument } from "./document.ts";
import type { Entry } from "./entry.ts";
import { disk, type Files } from "./files.ts";

/** Told to `onTrace`: a file is opened and closed, a configuration is entered and left. */
export interface TraceEvent {
  did: "open" | "close" | "enter" | "leave";
  file: string;
}

export interface LoadOptions {
  /** Where files are read from. */
  files?: Files;
  /** The topmost directory to search. */
  stopAt?: string;
  /** Documents of earlier loads, by file: one whose text is unchanged is not parsed again. */
  kept?: Map<string, Document>;
  /** Told what happens, as it happens. Must not throw. */
  onTrace?: (event: TraceEvent) => void;
}

type Reading = ReturnType<typeof readDocument>;

export class Session {
  readonly files: Files;
  readonly stopAt: string | undefined;
  readonly kept: Map<string, Document> | undefined;
  readonly trace: (did: TraceEvent["did"], file: string) => void;
  /** Completely merged files, in order. */
  readonly merged: string[] = [];
  /** Files being resolved, outermost first: each is extended by the one before it. */
  private readonly chain: string[] = [];
  /** Two files may extend the same one; it is read once, by whichever comes first. */
  private readonly reading = new Map<string, Reading>();

  constructor({ files = disk, stopAt, kept, onTrace }: LoadOptions) {
    this.files = files;
    this.stopAt = stopAt && resolve(stopAt);
    this.kept = kept;
    this.trace = (did, file) => onTrace?.({ did, file });
  }

  /** A handle that may be awaited any number of times: it runs once. */
  document(file: string): Reading {
    const known = this.reading.get(file);
    if (known) return known;
    const reading = readDocument(this, file);
    this.reading.set(file, reading);
    return reading;
  }

  /** Must be followed by `leave`, however the work in between ends. */
  enter(file: string, askedBy: Entry | null): void {
    if (askedBy && this.chain.includes(file)) {
      const cycle = [...this.chain.slice(this.chain.indexOf(file)), file];
      const names = cycle.map((each) => relative(askedBy.folder, each)).join(" → ");
      throw askedBy.wrong(`extends itself: ${names}`);
    }
    this.chain.push(file);
    this.trace("enter", file);
  }

  leave(file: string): void {
    this.chain.pop();
    this.trace("leave", file);
  }
}
