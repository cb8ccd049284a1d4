/** What became of all cases in one configuration. */

import type { Verdict } from "../../test/composition/verdict.ts";

export interface Judged {
  fixture: string;
  verdict: Verdict;
}

export interface Row {
  /** Of the configuration. */
  name: string;
  judged: Judged[];
}

/** `cases` are those that were run. */
export function counted({ judged }: Row) {
  const of = (kind: Verdict["kind"]) => judged.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    cases: judged.length - of("leftOut"),
    agree: of("agrees"),
    same: of("same without us"),
    failing: of("fails without us"),
    limit: of("limit"),
    differing: of("differs"),
    leftOut: of("leftOut"),
  };
}
