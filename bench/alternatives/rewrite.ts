/** Writes the page again from what is kept, when its words have changed. */

import { write } from "./page.ts";

write();
