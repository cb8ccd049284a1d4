/** The whole grammar. Each file holds one topic; of the same sort the plainest construct comes first. */

import { Grammar } from "../grammar/grammar.ts";
import { awaits } from "./awaits.ts";
import { branches } from "./branches.ts";
import { callees } from "./callees.ts";
import { classes } from "./classes.ts";
import { closures } from "./closures.ts";
import { declarations } from "./declarations.ts";
import { functions } from "./functions.ts";
import { literals } from "./literals.ts";
import { iterables, loops } from "./loops.ts";
import { members } from "./members.ts";
import { oddities } from "./oddities.ts";
import { operators } from "./operators.ts";
import { ownClass } from "./own-class.ts";
import { patterns } from "./patterns.ts";
import { programs } from "./program.ts";
import { protect } from "./protect.ts";
import { resources } from "./resources.ts";
import { sloppy } from "./sloppy.ts";
import { strangers } from "./strangers.ts";
import { unbraced } from "./unbraced.ts";

export const grammar = new Grammar([
  ...literals,
  ...awaits,
  ...strangers,
  ...operators,
  ...members,
  ...iterables,
  ...patterns,
  ...branches,
  ...loops,
  ...protect,
  ...unbraced,
  ...resources,
  ...declarations,
  ...closures,
  ...functions,
  ...callees,
  ...sloppy,
  ...oddities,
  ...classes,
  ...ownClass,
  ...programs,
]);
