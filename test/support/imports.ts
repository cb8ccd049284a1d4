/** Who imports whom, read from the sources. */

import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { parse } from "@babel/parser";

export interface Import {
  /** The file that imports, from the folder of sources: "2-lower/loops.ts". */
  from: string;
  /** What it imports: a file of the same folder, or a package as it is written. */
  to: string;
  /** `import type`, or nothing but types. */
  typeOnly: boolean;
}

/** Every import and re-export in a folder of sources. */
export function importsIn(folder: string): Import[] {
  return filesIn(folder).flatMap((path) =>
    importsOf(relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8")),
  );
}

export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
}

function importsOf(from: string, source: string): Import[] {
  const { program } = parse(source, { sourceType: "module", plugins: ["typescript"] });
  return program.body.flatMap((node) => {
    if (node.type === "ImportDeclaration") {
      const typeOnly =
        node.importKind === "type" || (node.specifiers.length > 0 && node.specifiers.every(isTypeSpecifier));
      return { from, to: resolve(from, node.source.value), typeOnly };
    }
    if ((node.type === "ExportNamedDeclaration" || node.type === "ExportAllDeclaration") && node.source != null) {
      return { from, to: resolve(from, node.source.value), typeOnly: node.exportKind === "type" };
    }
    return [];
  });
}

function isTypeSpecifier(node: { type: string; importKind?: string | null }): boolean {
  return node.importKind === "type";
}

function resolve(from: string, to: string): string {
  return to.startsWith(".") ? posix.join(posix.dirname(from), to).replace(/\.js$/, ".ts") : to;
}

/** Files that import each other in a circle, types aside: one such circle, or null. */
export function findCycle(imports: Import[]): string[] | null {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    done.add(file);
    for (const to of next.get(file) ?? []) {
      const cycle = visit(to, [...path, file]);
      if (cycle !== null) return cycle;
    }
    return null;
  };
  for (const file of next.keys()) {
    const cycle = visit(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
