/** A number taken apart into choices. When nothing is left of it, what is still to be chosen is the first of its list. */

export class Digits {
  constructor(private rest: number) {}

  get areLeft(): boolean {
    return this.rest > 0;
  }

  choose<T>(list: readonly T[]): T {
    const chosen = list[this.rest % list.length]!;
    this.rest = Math.floor(this.rest / list.length);
    return chosen;
  }

  /** Where the end of the number is an end too: the first of the list is none that is there anyway. */
  chooseNext<T>(list: readonly T[]): T {
    this.rest--;
    return this.choose(list);
  }
}
