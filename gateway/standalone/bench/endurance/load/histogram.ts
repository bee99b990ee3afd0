/** How much wider each step of the scale is than the one before. */
const step = Math.log(1.03);

/** Counts of durations by steps of 3 %: what is added up of many seconds is as exact as one. */
export type Histogram = Record<number, number>;

/** Counts a duration in milliseconds. */
export function record(histogram: Histogram, ms: number): void {
  const bucket = Math.round(Math.log(Math.max(ms, 0.1)) / step);
  histogram[bucket] = (histogram[bucket] ?? 0) + 1;
}

/** The duration in milliseconds below which that share lies; null of none. */
export function quantile(histograms: readonly Histogram[], share: number): number | null {
  const all: Histogram = {};
  let total = 0;
  for (const histogram of histograms) {
    for (const [bucket, count] of Object.entries(histogram)) {
      all[Number(bucket)] = (all[Number(bucket)] ?? 0) + count;
      total += count;
    }
  }
  let left = Math.ceil(total * share);
  for (const bucket of Object.keys(all)
    .map(Number)
    .toSorted((a, b) => a - b)) {
    left -= all[bucket] ?? 0;
    if (left <= 0) return Math.round(Math.exp(bucket * step) * 10) / 10;
  }
  return null;
}
