/**
 * Why a goal is not reached, by the name of the goal. Written by hand, and shown only where a run has not reached it:
 * a goal without a reason is shown as one that is not understood yet.
 */
export const reasons: Record<string, string> = {};
