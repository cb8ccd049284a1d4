/** The set-ups that every case is compiled in, in the order of the report. */

import type { Configuration } from "./configuration";
import { formats } from "./formats";
import { syntax } from "./syntax";
import { single, targets } from "./targets";
import { tools } from "./tools";

export type { Configuration } from "./configuration";

export const configurations: Configuration[] = [...targets, ...formats, ...syntax, ...tools, ...single];
