/** Emitted bytes of six functions, and the bytes of the runtimes that go with them. */

import { bundled, compactSize, type Size } from "../compact.ts";
import { type Emitter, emitters } from "../emitters.ts";
import { entryPoints } from "../entry-points.ts";
import type { Goal } from "../goals.ts";
import { chart } from "../report.ts";
import { runtimes } from "../runtimes.ts";
import { section, table } from "../table.ts";
import { read } from "../templates.ts";

const KB = 1000;

export async function size(): Promise<Goal[]> {
  section(
    "Size",
    "Bytes: as they are, minified, and minified + gzip. Imports, helpers and runtime are not part of emitted code.",
  );
  const emitted = new Map<string, Size>();
  for (const emitter of emitters()) emitted.set(emitter.name, await sizeOf(emitter));
  table(
    ["six functions, emitted by", "raw", "min", "min + gzip"],
    [...emitted].map(([name, each]) => row(name, each)),
  );
  draw("emitted", "Six functions as they are emitted", emitted);

  const ours = await sizes(entryPoints);
  table(
    ["runtime, of it", "raw", "min", "min + gzip"],
    [...ours].map(([name, each]) => row(name, each)),
  );
  const all = new Map([
    ["ours, core", ours.get("core")!],
    ["ours, everything", ours.get("everything")!],
    ...(await sizes(runtimes)),
  ]);
  table(
    ["runtime", "raw", "min", "min + gzip"],
    [...all].map(([name, each]) => row(name, each)),
  );
  draw("runtimes", "Runtimes", all);
  return goals(emitted, ours);
}

async function sizeOf({ emit }: Emitter): Promise<Size> {
  return await compactSize(emit(read("samples.js")).code);
}

async function sizes(entries: Record<string, string>): Promise<Map<string, Size>> {
  const sized = new Map<string, Size>();
  for (const [name, entry] of Object.entries(entries)) sized.set(name, await bundled(entry));
  return sized;
}

function row(name: string, { raw, minified, compressed }: Size): string[] {
  return [name, ...[raw, minified, compressed].map((bytes) => bytes.toLocaleString("en"))];
}

function draw(id: string, title: string, sized: Map<string, Size>): void {
  const values = (key: keyof Size) => [...sized.values()].map((each) => each[key]);
  chart({
    ...{ id, title, kind: "bars", labels: [...sized.keys()], axes: { labels: "", values: "bytes" } },
    series: [
      { name: "minified", values: values("minified") },
      { name: "minified + gzip", values: values("compressed") },
    ],
  });
}

function goals(emitted: Map<string, Size>, ours: Map<string, Size>): Goal[] {
  const ratio = emitted.get("ours")!.compressed / emitted.get("regenerator")!.compressed;
  const kilobytes = (name: string) => ours.get(name)!.compressed / KB;
  return [
    { item: "emitted bytes / regenerator's, gzip", ours: ratio, reach: { atMost: 0.85 } },
    { item: "runtime core, gzip", ours: kilobytes("core"), reach: { atMost: 1.6 }, unit: " KB" },
    { item: "runtime, everything, gzip", ours: kilobytes("everything"), reach: { atMost: 4.5 }, unit: " KB" },
  ];
}
