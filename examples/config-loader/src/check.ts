/** A value against a shape: everything that is wrong with it, and at which key. */

import type { Path } from "./document.ts";

export type Shape =
  | { is: "string" }
  | { is: "integer"; from: number; to: number }
  | { is: "one of"; names: string[] }
  | { is: "list"; of: Shape }
  /** Any keys. */
  | { is: "map"; of: Shape }
  /** These keys, none required. */
  | { is: "record"; keys: Record<string, Shape> }
  /** The last one is the one whose problems are told. */
  | { is: "either"; shapes: Shape[] };

export interface Finding {
  path: Path;
  part: "key" | "value";
  message: string;
}

export function check(shape: Shape, value: unknown, path: Path = []): Finding[] {
  switch (shape.is) {
    case "string":
      return typeof value === "string" ? [] : expected("a string", value, path);
    case "integer":
      return isBetween(value, shape) ? [] : expected(`a whole number, ${shape.from} to ${shape.to}`, value, path);
    case "one of":
      return shape.names.includes(value as string) ? [] : expected(`one of ${shape.names.join(", ")}`, value, path);
    case "list":
      if (!Array.isArray(value)) return expected("a list", value, path);
      return value.flatMap((item, index) => check(shape.of, item, [...path, index]));
    case "map":
      if (!isMap(value)) return expected("a map", value, path);
      return Object.entries(value).flatMap(([key, item]) => check(shape.of, item, [...path, key]));
    case "record":
      return isMap(value) ? checkKeys(shape.keys, value, path) : expected("a map", value, path);
    case "either":
      return checkEither(shape.shapes, value, path);
  }
}

function checkKeys(keys: Record<string, Shape>, value: Record<string, unknown>, path: Path): Finding[] {
  return Object.entries(value).flatMap(([key, item]) => {
    const shape = keys[key];
    if (shape) return check(shape, item, [...path, key]);
    const message = `unknown key "${key}"${suggestion(key, Object.keys(keys))}`;
    return [{ path: [...path, key], part: "key" as const, message }];
  });
}

function checkEither(shapes: Shape[], value: unknown, path: Path): Finding[] {
  let findings: Finding[] = [];
  for (const shape of shapes) {
    findings = check(shape, value, path);
    if (findings.length === 0) break;
  }
  return findings;
}

function expected(what: string, value: unknown, path: Path): Finding[] {
  return [{ path, part: "value", message: `expected ${what}, found ${JSON.stringify(value)}` }];
}

function isBetween(value: unknown, { from, to }: { from: number; to: number }): boolean {
  return Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
}

/** A JSON object, a YAML map. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function suggestion(name: string, known: string[]): string {
  const near = known.find((other) => isNear(name, other, 2));
  return near ? `, did you mean "${near}"?` : "";
}

/** Whether `a` becomes `b` with at most so many letters added, dropped or changed. */
function isNear(a: string, b: string, changes: number): boolean {
  if (a === b) return true;
  if (changes === 0) return false;
  let same = 0;
  while (a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  const cuts = [
    [x.slice(1), y],
    [x, y.slice(1)],
    [x.slice(1), y.slice(1)],
  ] as const;
  return cuts.some(([left, right]) => isNear(left, right, changes - 1));
}
