/** Where something stands in a text. */
export interface Span {
  readonly start: number;
  /** After its last character. */
  readonly end: number;
}

/** The spans that lie within none of `wholes`. */
export function outside<T extends Span>(wholes: readonly Span[], spans: readonly T[]): T[] {
  const byStart = [...wholes].sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = -1;
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      for (; (byStart[next]?.start ?? Number.POSITIVE_INFINITY) <= start; next += 1) {
        reach = Math.max(reach, byStart[next]?.end ?? -1);
      }
      return end > reach;
    });
}
