import type { Clock } from '@banenbrug/service-common';
import { LRUCache } from 'lru-cache';

/** The text of an answer, and since when it is kept. */
export interface KeptAnswer {
  readonly text: string;
  /** In milliseconds since 1970. */
  readonly keptAt: number;
  /** In milliseconds since 1970. */
  readonly endsAt: number;
}

/** Answers by what was asked, within a number of bytes: what was not asked for longest goes first. */
export interface KeptAnswers {
  /** Undefined when there is none, or it is too old. */
  find(key: string): KeptAnswer | undefined;
  /** @param readSince what `moment` told before the answer was made: one that a write may have overtaken is not kept */
  keep(key: string, text: string, maxAge: number, readSince: number): void;
  /** Which writes have been: told again when an answer is kept. */
  moment(): number;
  /** Something was written: nothing that was read before is told any more. */
  forget(): void;
  entries(): number;
  /** What all of it weighs, in bytes. */
  size(): number;
}

/** A character can take two bytes, and an entry of the map as much as a short answer. */
const weightOf = (key: string, { text }: KeptAnswer): number => 2 * (key.length + text.length) + 256;

/**
 * Makes an empty store.
 * @param maxBytes of all answers; one that would take more than an eighth of it is not kept
 */
export function createKeptAnswers(maxBytes: number, clock: Clock): KeptAnswers {
  const answers = new LRUCache<string, KeptAnswer>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 8),
    sizeCalculation: (answer, key) => weightOf(key, answer),
  });
  let writes = 0;
  return {
    find(key) {
      const answer = answers.get(key);
      if (answer === undefined || clock.now().getTime() < answer.endsAt) return answer;
      answers.delete(key);
      return undefined;
    },
    keep(key, text, maxAge, readSince) {
      if (readSince !== writes) return;
      const keptAt = clock.now().getTime();
      answers.set(key, { text, keptAt, endsAt: keptAt + 1000 * maxAge });
    },
    moment: () => writes,
    forget() {
      writes += 1;
      answers.clear();
    },
    entries: () => answers.size,
    size: () => answers.calculatedSize,
  };
}
