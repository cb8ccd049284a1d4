/** When the leaves of a program complete: one step for each leaf, from the start again when used up. */

export type Step =
  | "now" // a plain value
  | "resumed" // a leaf that resumes before its await has suspended
  | "later" // suspends, resumed by the run queue
  | "promise" // a promise, settled by the run queue
  | "raisesNow"
  | "raisesLater"
  | "rejects";

export type Schedule = readonly Step[];

export const steps: readonly { readonly step: Step; readonly weight: number }[] = [
  { step: "now", weight: 3 },
  { step: "later", weight: 9 },
  { step: "promise", weight: 3 },
  { step: "resumed", weight: 2 },
  { step: "raisesNow", weight: 1 },
  { step: "raisesLater", weight: 1 },
  { step: "rejects", weight: 1 },
];

export function stepAt(schedule: Schedule, leaf: number): Step {
  return schedule[leaf % schedule.length] ?? "now";
}

/** Where nothing may wait, as in `call()`. */
export function atOnce(step: Step): Step {
  if (step === "later" || step === "promise") return "resumed";
  return fails(step) ? "raisesNow" : step;
}

export function fails(step: Step): boolean {
  return step === "raisesNow" || step === "raisesLater" || step === "rejects";
}

export function waits(step: Step): boolean {
  return step === "later" || step === "promise" || step === "raisesLater" || step === "rejects";
}
