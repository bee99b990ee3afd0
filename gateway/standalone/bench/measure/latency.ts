/** How long one operation took over many runs, in milliseconds. */
export interface Latency {
  readonly runs: number;
  readonly p50: number;
  readonly p99: number;
}

/** How often and how long an operation is run. */
export interface Budget {
  readonly runs: number;
  readonly seconds: number;
}

/** Runs `work` one after another with the number of the run: first a tenth of the runs unmeasured, then measured. */
export async function latencyOf(
  work: (run: number) => Promise<unknown>,
  { runs, seconds }: Budget,
): Promise<Latency> {
  for (let run = 0; run < Math.max(3, runs / 10); run += 1) await work(run);
  const times: number[] = [];
  const endAt = performance.now() + seconds * 1000;
  for (let run = 0; run < runs && (performance.now() < endAt || run < 5); run += 1) {
    const startedAt = performance.now();
    await work(run);
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  return { runs: times.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** The value below which this share of sorted values lies, rounded to hundredths. */
export function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return Math.round(value * 100) / 100;
}
