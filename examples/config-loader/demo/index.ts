/** A walk through the example, for a terminal: `npm run demo`. */

import { both } from "./both.ts";
import { destroyed } from "./destroyed.ts";
import { emitted } from "./emitted.ts";
import { color, say } from "./page.ts";
import { root } from "./projects.ts";
import { speed } from "./speed.ts";
import { variants } from "./variants.ts";

// Paths are shown from here, wherever the demo was started.
process.chdir(root);

say();
say(color.bold("config-loader: written once with async and await, awaited or called"));
say(color.dim("src/*.ts, compiled by babel-plugin-coroutine, gives both:"));
say();
say(`  await loadConfig(path)    ${color.dim("a handle: await it, run it, call it, destroy it")}`);
say(`  loadConfigSync(path)      ${color.dim("is loadConfig(path).call()")}`);

await both();
emitted();
await destroyed();
await variants();
await speed();
