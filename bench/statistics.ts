/** What repeated measurements say: a median, and how far the middle half of them spreads. */

export interface Spread {
  low: number;
  median: number;
  high: number;
}

/** The median and the quartiles. */
export function spread(samples: number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  return { low: quantile(sorted, 0.25), median: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}

/** The ratios of two contenders, round by round: what slows a whole round down does not change them. */
export function ratios(above: number[], below: number[]): number[] {
  return above.map((time, round) => time / below[round]!);
}

/** For each round, the geometric mean of what several workloads say in it. */
export function geometricMeans(workloads: number[][]): number[] {
  return workloads[0]!.map((_, round) => {
    const logarithms = workloads.map((rounds) => Math.log(rounds[round]!));
    return Math.exp(logarithms.reduce((sum, each) => sum + each, 0) / logarithms.length);
  });
}

function quantile(sorted: number[], at: number): number {
  const place = at * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}
