/** Names that are free. */

export function unique(name: string, used: ReadonlySet<string>): string {
  let candidate = name;
  for (let n = 1; used.has(candidate); n++) candidate = `${name}$${n}`;
  return candidate;
}

/** A name that can stand in an identifier. */
export function identifierFrom(name: string): string {
  const cleaned = name.replace(/[^\p{ID_Continue}$_]/gu, "_");
  return /^[\p{ID_Start}$_]/u.test(cleaned) ? cleaned : `_${cleaned}`;
}
