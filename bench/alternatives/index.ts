/** All alternatives, by what they are called on the command line. */

import type { Alternative } from "./alternative.ts";
import { edgesOrFields } from "./edges-or-fields.ts";
import { fastBody } from "./fast-body.ts";
import { frameSizes } from "./frame-sizes.ts";
import { sentinelOrFlag } from "./sentinel-or-flag.ts";
import { slotsOrObject } from "./slots-or-object.ts";
import { unchangedSaves } from "./unchanged-saves.ts";

export const alternatives: Record<string, Alternative> = {
  "sentinel-or-flag": sentinelOrFlag,
  "slots-or-object": slotsOrObject,
  "fast-body": fastBody,
  "unchanged-saves": unchangedSaves,
  "edges-or-fields": edgesOrFields,
  "frame-sizes": frameSizes,
};
