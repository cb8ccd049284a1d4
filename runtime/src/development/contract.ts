/** `coroutine-runtime/contract` under the condition `development`. */

import { install } from "./install.js";

export * from "../contract.js";

install();
