/** Two texts from where they begin to differ, with a few lines around it. */
export function difference(names: [string, string], one: string, other: string): string {
  const [a, b] = [one.split("\n"), other.split("\n")];
  const at = a.findIndex((line, i) => line !== b[i]);
  const first = Math.max(0, (at === -1 ? a.length : at) - 4);
  const part = (lines: string[]) => lines.slice(first, first + 12).join("\n");
  return `from line ${first + 1}\n--- ${names[0]}\n${part(a)}\n--- ${names[1]}\n${part(b)}`;
}
