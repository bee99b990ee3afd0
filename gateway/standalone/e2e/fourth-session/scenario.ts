import { createHash } from 'node:crypto';
import { followUpWords } from '../../src/demo/words/follow-up-words';

/** An agreement as it was made in the hall, and what became of it. */
export interface MadeAgreement {
  readonly employerId: string;
  readonly regions: readonly string[];
  readonly category: string;
  readonly employerText: string;
  readonly regionText: string;
  /** Both sides wrote it down, each at a table of its own. */
  readonly isTwice: boolean;
}

/** An entry as a device holds it until it is sent. */
export interface Entry {
  readonly clientKey: string;
  readonly employerId: string;
  readonly regions: readonly string[];
  readonly category: string;
  readonly side: 'EMPLOYER' | 'REGION';
  readonly text: string;
}

/** A batch of entries that one table sends at once. */
export interface Batch {
  readonly table: number;
  readonly entries: readonly Entry[];
}

/** How many came, and what they made: the fourth session in numbers. */
export const fourthSession = { employers: 20, regions: 18, agreements: 40, tables: 5 } as const;

/** Every third agreement is written down by both sides; every eighth concerns two regions. */
const everyTwice = 3;
const everyPair = 8;

/** The forty agreements between these employers and regions, in the categories that such a session gives. */
export function agreementsOf(
  employerIds: readonly string[],
  regionCodes: readonly string[],
): readonly MadeAgreement[] {
  const words = followUpWords.flatMap((word) => Array.from({ length: word.count }, () => word));
  return words.map(({ category, employer, region }, index) => {
    // Seven steps at a time go round all regions; the second time round they begin one further.
    const first = index * 7 + Math.floor(index / employerIds.length);
    const places = index % everyPair === 0 ? [first, first + 1] : [first];
    return {
      employerId: employerIds[index % employerIds.length] ?? '',
      regions: places.map((place) => regionCodes[place % regionCodes.length] ?? '').sort(),
      category,
      employerText: employer,
      regionText: region,
      isTwice: index % everyTwice === 0,
    };
  });
}

/**
 * What the tables send: each agreement's entries at two different tables, everything shuffled, in batches as the network
 * comes and goes. The first batch of every table is sent a second time, since its answer was lost.
 */
export function batchesOf(agreements: readonly MadeAgreement[]): readonly Batch[] {
  const { tables } = fourthSession;
  const held: Entry[][] = Array.from({ length: tables }, () => []);
  agreements.forEach((agreement, index) => {
    held[index % tables]?.push(entryOf(agreement, 'EMPLOYER', index));
    if (agreement.isTwice) held[(index + 1) % tables]?.push(entryOf(agreement, 'REGION', index));
  });
  const batches = held.flatMap((entries, table) => {
    const shuffled = inSomeOrder(entries, ({ clientKey }) => clientKey);
    const half = Math.ceil(shuffled.length / 2);
    const [early, late] = [shuffled.slice(0, half), shuffled.slice(half)];
    return [early, late, early].map((sent) => ({ table, entries: sent }));
  });
  return inSomeOrder(batches, ({ table, entries }) => `${table} ${entries.length} ${entries[0]?.clientKey}`);
}

function entryOf(agreement: MadeAgreement, side: Entry['side'], index: number): Entry {
  const { employerId, regions, category, employerText, regionText } = agreement;
  const text = side === 'EMPLOYER' ? employerText : regionText;
  return { clientKey: `post-it ${index} ${side}`, employerId, regions, category, side, text };
}

/** An order that has nothing to do with the one they came in, and is the same each time. */
function inSomeOrder<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const keyed = items.map((item, index) => ({ item, key: hash(`${index} ${nameOf(item)}`) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ item }) => item);
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
