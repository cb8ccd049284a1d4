/**
 * A worker process: runs the batches it is sent. Before each program it writes a dot, at once, so that its
 * parent knows which one it was when compiled code does not come back.
 */

import { writeSync } from "node:fs";
import { type Batch, runBatch } from "./batch.ts";

process.on("message", async (batch: Batch) => {
  const divergence = await runBatch(batch, () => writeSync(1, "."));
  process.send?.(divergence);
});
