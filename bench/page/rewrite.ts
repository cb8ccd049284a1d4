/** Writes the page again from what is kept, when its words or its charts have changed. */

import { write } from "./write.ts";

write();
