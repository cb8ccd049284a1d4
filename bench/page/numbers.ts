/** Numbers as the page says them. */

/** What a cell of a table says, or null: `1,234`, `1.42 (1.38 to 1.50)`, `4.93 KB`. */
export function numberOf(cell: string): number | null {
  const digits = /^-?[\d,]+(\.\d+)?/.exec(cell)?.[0];
  return digits === undefined ? null : Number(digits.replaceAll(",", ""));
}
