/** `coroutine-runtime` under the condition `development`. */

import { install } from "./install.js";

export * from "../index.js";

install();
