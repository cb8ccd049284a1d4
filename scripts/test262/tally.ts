/** What became of many files, by folder. */

import type { Limit } from "../../test/test262/limits.ts";
import type { Examined, Pair, Ticks } from "./examine.ts";
import { engineFault } from "./pool.ts";

/** The figures of one folder. A run is a file in one mode of the language. */
export interface Figures {
  files: number;
  runs: number;
  native: number;
  /** Passed compiled, by the ticks that were asked for. */
  passed: Record<Ticks, number>;
  /** How many async functions were compiled. */
  functions: number;
  /** How many were left native, by the code of the refusal. */
  refused: Record<string, number>;
  /** Files in which nothing can be compiled. They are not run: their text is what Babel alone makes of it. */
  untouched: number;
  /** Files that Babel cannot read, nearly all of them because they are meant not to be read. */
  unreadable: number;
  /** Runs that only pass compiled, because the engine does not know the syntax that is compiled away. */
  syntax: number;
  explained: number;
  differing: number;
}

/** A run that ended otherwise, and why it may; null: there is no reason. */
export interface Difference {
  path: string;
  pair: Pair | null;
  fault: string | null;
  reason: string | null;
}

/** All figures, as files are over. */
export class Report {
  readonly total = emptyFigures();
  readonly folders = new Map<string, Figures>();
  readonly differences: Difference[] = [];

  constructor(
    private readonly limits: Limit[],
    private readonly node = Number(process.versions.node.split(".")[0]),
  ) {}

  /** Counts a file; gives its differences. */
  add(examined: Examined): Difference[] {
    if (!examined.isRelevant) return [];
    const found = this.differencesOf(examined);
    const folder = folderOf(examined.path);
    const figures = this.folders.get(folder) ?? emptyFigures();
    this.folders.set(folder, figures);
    for (const one of [figures, this.total]) addTo(one, examined, found);
    this.differences.push(...found);
    return found;
  }

  private differencesOf({ path, fault, pairs }: Examined): Difference[] {
    if (fault === engineFault) return [{ path, pair: null, fault, reason: engineFault }];
    if (fault !== null) return [{ path, pair: null, fault, reason: this.reasonFor(path, null) }];
    const odd = pairs.filter(({ verdict }) => verdict !== "same" && verdict !== "syntax");
    return odd.map((pair) => ({ path, pair, fault: null, reason: this.reasonFor(path, pair) }));
  }

  private reasonFor(path: string, pair: Pair | null): string | null {
    if (pair?.byPrinting) return "Babel: the same happens when it only reads and prints the file.";
    const found = this.limits.find(
      (limit) =>
        limit.path.test(path) &&
        (limit.ticks === undefined || limit.ticks === pair?.ticks) &&
        (limit.node === undefined || limit.node === this.node),
    );
    return found?.reason ?? null;
  }
}

/** `test/language/statements/for-await-of/x.js` => `test/language/statements/for-await-of` */
function folderOf(path: string): string {
  return path.split("/").slice(0, -1).slice(0, 4).join("/");
}

function emptyFigures(): Figures {
  const none = { files: 0, runs: 0, native: 0, functions: 0, untouched: 0, unreadable: 0, syntax: 0 };
  return { ...none, passed: { exact: 0, direct: 0 }, refused: {}, explained: 0, differing: 0 };
}

function addTo(figures: Figures, { functions, unreadable, fault, pairs }: Examined, differences: Difference[]): void {
  figures.files++;
  figures.functions += functions.compiled;
  for (const [code, count] of Object.entries(functions.native)) {
    figures.refused[code] = (figures.refused[code] ?? 0) + count;
  }
  if (unreadable !== null) figures.unreadable++;
  else if (pairs.length === 0 && fault === null) figures.untouched++;
  figures.explained += differences.filter(({ reason }) => reason !== null).length;
  figures.differing += differences.filter(({ reason }) => reason === null).length;
  for (const pair of pairs) addPair(figures, pair, pair.ticks === pairs[0]!.ticks);
}

function addPair(figures: Figures, { native, compiled, ticks, verdict }: Pair, isFirst: boolean): void {
  if (isFirst) figures.runs++;
  if (isFirst && native.passed) figures.native++;
  if (isFirst && verdict === "syntax") figures.syntax++;
  if (compiled.passed) figures.passed[ticks]++;
}
