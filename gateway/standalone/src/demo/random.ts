import { createHash } from 'node:crypto';

/** A repeatable source of chance: the same seed and name give the same sequence on every machine. */
export interface Random {
  /** A whole number, both bounds included. */
  integer(minimum: number, maximum: number): number;
  /** True this often, 0 to 1. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Some of the list, in the list's order; all of it when there are fewer. */
  some<T>(list: readonly T[], count: number): T[];
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * Chance by mulberry32 from a hash of seed and name. Each kind of demo object has a name of its own, so that a
 * change to one leaves the others as they were.
 */
export function createRandom(seed: string, ...name: readonly (string | number)[]): Random {
  const next = mulberry32(
    createHash('sha256')
      .update(['banenbrug demo random', seed, ...name].join('\0'))
      .digest()
      .readUInt32LE(0),
  );
  const integer = (minimum: number, maximum: number): number =>
    minimum + Math.floor(next() * (maximum - minimum + 1));
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, order: next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item);
  return {
    integer,
    chance: (probability) => next() < probability,
    pick(list) {
      const item = list[integer(0, list.length - 1)];
      if (item === undefined) throw new Error('Nothing can be picked from an empty list.');
      return item;
    },
    some(list, count) {
      const chosen = new Set(shuffle(list.map((_, index) => index)).slice(0, count));
      return list.filter((_, index) => chosen.has(index));
    },
    shuffle,
  };
}

/** A well-known 32-bit generator: numbers from 0 up to 1. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
