/** Chances that are the same for the same seed. */
export interface Chance {
  /** Whether what has this probability happens. */
  readonly is: (probability: number) => boolean;
  /** A whole number below this one. */
  readonly below: (count: number) => number;
  readonly oneOf: <T>(values: readonly T[]) => T;
}

/** Chances from a text: the same text gives the same ones. */
export function chanceOf(seed: string): Chance {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    is: (probability) => next() < probability,
    below,
    oneOf: (values) => values[below(values.length)]!,
  };
}
