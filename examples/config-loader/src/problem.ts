/** What is wrong with a configuration, and where it is written. */

import { relative } from "node:path";
import { codeFrameColumns } from "@babel/code-frame";

/** A position in a file, counted from 1. Without a line: the file as a whole. */
export interface Place {
  file: string;
  line: number | null;
  column: number;
  text: string;
}

export interface Problem extends Place {
  message: string;
}

/** Everything found wrong at once, one `file:line:column: message` a line. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly problems: Problem[]) {
    super(problems.map(headline).join("\n"));
  }
}

export function problem(place: Place, message: string): Problem {
  return { ...place, message };
}

/** A problem with a file that has no text to point at. */
export function nowhere(file: string, message: string): Problem {
  return { file, line: null, column: 0, text: "", message };
}

/** The problems again, each with the lines it is about. */
export function explain(error: ConfigError): string {
  return error.problems.map((found) => [headline(found), ...frame(found)].join("\n")).join("\n\n");
}

/** A path as people read it: from where they are. */
export function shown(file: string): string {
  return (relative("", file) || ".").replaceAll("\\", "/");
}

function headline({ file, line, column, message }: Problem): string {
  return line === null ? `${shown(file)}: ${message}` : `${shown(file)}:${line}:${column}: ${message}`;
}

function frame({ text, line, column }: Problem): string[] {
  if (line === null) return [];
  return [codeFrameColumns(text, { start: { line, column } }, { linesAbove: 2, linesBelow: 1 })];
}
