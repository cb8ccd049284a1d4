/** Names that are taken, and free ones. */

export class UsedNames {
  private readonly names: Set<string>;
  /** The lowest number that a name has not been tried with. */
  private readonly numbers = new Map<string, number>();
  private readonly written = new Set<string>();

  /** `others`: names of somebody else, which are not free either. */
  constructor(
    names: Iterable<string> = [],
    private readonly others: ReadonlySet<string> = new Set(),
  ) {
    this.names = new Set(names);
  }

  has(name: string): boolean {
    return this.names.has(name) || this.others.has(name);
  }

  add(name: string): void {
    this.names.add(name);
  }

  /** Names that may be taken as they are, but that no number may lead to: they are hidden, or hide, inside. */
  notMade(names: Iterable<string>): void {
    for (const name of names) this.written.add(name);
  }

  /** A free name, this one or with a number after it. It is taken from now on. */
  take(name: string): string {
    const free = this.free(name);
    this.add(free);
    return free;
  }

  free(name: string): string {
    if (!this.has(name)) return name;
    let number = this.numbers.get(name) ?? 1;
    while (this.isTaken(`${name}$${number}`)) number++;
    this.numbers.set(name, number);
    return `${name}$${number}`;
  }

  private isTaken(made: string): boolean {
    return this.has(made) || this.written.has(made);
  }
}

/** A name that can stand in an identifier. */
export function identifierFrom(name: string): string {
  const cleaned = name.replace(/[^\p{ID_Continue}$_]/gu, "_");
  return /^[\p{ID_Start}$_]/u.test(cleaned) ? cleaned : `_${cleaned}`;
}
