/** What a run has to say, as it is printed and as it is kept: sections with their tables, charts and goals. */

export interface Report {
  node: string;
  v8: string;
  machine: string;
  sections: Record<string, Section>;
}

export interface Section {
  title: string;
  about: string;
  /** When and how it was measured. Sections may be measured one by one. */
  date?: string;
  command?: string;
  load?: string;
  tables: Table[];
  /** Who is missing in the tables, and why. */
  notes: string[];
  charts: Chart[];
  goals: ReachedGoal[];
}

export interface Table {
  head: string[];
  rows: string[][];
}

/** Values of several series at the same labels; null where a series has none. */
export interface Chart {
  id: string;
  /** Dots: a row for each label. Lines: labels are numbers. Bars: a group for each label. */
  kind: "dots" | "lines" | "bars";
  title: string;
  axes: { labels: string; values: string };
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
}

export interface ReachedGoal {
  item: string;
  ours: string;
  goal: string;
  reached: boolean;
}

const sections: Section[] = [];

export function begin(title: string, about: string): void {
  sections.push({ title, about, tables: [], notes: [], charts: [], goals: [] });
}

/** The section that is under way. */
export function current(): Section {
  return sections.at(-1)!;
}

export function note(text: string): void {
  current().notes.push(text);
  console.log(`  - ${text}`);
}

export function chart(drawn: Chart): void {
  current().charts.push(drawn);
}
