import { createReadStream } from 'node:fs';
import type { SensitiveValue } from './sensitive';
import { spellingsOf } from './spellings';

/** A value in a log. */
export interface Finding {
  readonly log: string;
  /** From 1. */
  readonly line: number;
  /** How it was written there. */
  readonly how: string;
  readonly value: SensitiveValue;
}

/** What a search of one log came to. */
export interface SearchedLog {
  readonly bytes: number;
  /** The first place of each value. */
  readonly findings: readonly Finding[];
}

interface Needle {
  readonly bytes: Buffer;
  readonly how: string;
  readonly value: SensitiveValue;
}

/** Every spelling has at least as many bytes; a window of them runs over the log. */
const windowBytes = 6;
// Taken once: inside jest each look at a global costs more than all the rest of a step.
const { imul } = Math;

const base = 0x01000193;
const outgoing = windowPower();

/**
 * Makes a search for all values at once. A rolling hash of six bytes finds where a spelling may begin, so a log is
 * read once, in pieces, however many values there are.
 */
export function createLogSearch(values: readonly SensitiveValue[]): (log: string) => Promise<SearchedLog> {
  const needles = values.flatMap((value) =>
    spellingsOf(value).map(({ how, text }): Needle => ({ bytes: Buffer.from(text), how, value })),
  );
  const table = tableOf(needles);
  const longest = needles.reduce((length, { bytes }) => Math.max(length, bytes.length), windowBytes);
  return async (log) => {
    const first = new Map<SensitiveValue, Finding>();
    let kept: Buffer = Buffer.alloc(0);
    let bytes = 0;
    let line = 1;
    const searchUntil = (buffer: Buffer, end: number): void => {
      line = table.scan(buffer, end, line, ({ how, value }, at) => {
        if (!first.has(value)) first.set(value, { log, line: at, how, value });
      });
    };
    for await (const piece of createReadStream(log, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      const buffer = Buffer.concat([kept, piece]);
      // What begins later than this may go on in the next piece.
      const end = Math.max(0, buffer.length - longest + 1);
      searchUntil(buffer, end);
      kept = buffer.subarray(end);
    }
    searchUntil(kept, kept.length);
    return { bytes, findings: [...first.values()] };
  };
}

interface NeedleTable {
  /** Tells of each needle that begins before `end`, with its line; answers the line at `end`. */
  scan(buffer: Buffer, end: number, line: number, found: (needle: Needle, line: number) => void): number;
}

function tableOf(needles: readonly Needle[]): NeedleTable {
  const byHash = new Map<number, Needle[]>();
  // Nearly every position is ruled out here, without a look into the map.
  const mayBegin = new Uint8Array(1 << 20);
  for (const needle of needles) {
    const hash = hashAt(needle.bytes, 0);
    mayBegin[hash >>> 12] = 1;
    byHash.set(hash, [...(byHash.get(hash) ?? []), needle]);
  }
  return {
    scan(buffer, end, line, found) {
      let hash = hashAt(buffer, 0);
      let at = line;
      for (let position = 0; position < end; position++) {
        if (mayBegin[hash >>> 12] === 1) {
          for (const needle of byHash.get(hash) ?? []) {
            const stop = position + needle.bytes.length;
            if (needle.bytes.equals(buffer.subarray(position, stop))) found(needle, at);
          }
        }
        const leaving = buffer[position] ?? 0;
        if (leaving === 10) at++;
        const entering = buffer[position + windowBytes] ?? 0;
        hash = (imul(hash, base) + entering - imul(leaving, outgoing)) | 0;
      }
      return at;
    },
  };
}

function hashAt(buffer: Buffer, start: number): number {
  let hash = 0;
  for (let index = start; index < start + windowBytes; index++) {
    hash = (imul(hash, base) + (buffer[index] ?? 0)) | 0;
  }
  return hash;
}

/** What the byte that leaves the window has been multiplied with by then. */
function windowPower(): number {
  let power = 1;
  for (let step = 0; step < windowBytes; step++) power = imul(power, base);
  return power;
}
