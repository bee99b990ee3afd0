import { createRandom } from '@banenbrug/standalone';
import type { OperationName } from './operations';
import type { Placed, Snapshot } from './snapshot/snapshot';

/** The variables of one request. */
export type Variables = Readonly<Record<string, unknown>>;

/** How many sets of variables each operation is asked with, in turn. */
const setsEach = 40;

/** The sets of variables of each operation: the same for the same data. */
export function variableSetsOf({
  employers,
  regions,
  session,
}: Snapshot): Readonly<Record<OperationName, readonly Variables[]>> {
  const codes = regions.map(({ code }) => code);
  const random = createRandom('gateway bench', 'regions');
  return {
    Q1: pages(employers, [7, 6, 8]),
    Q2: Array.from({ length: setsEach }, () => ({ regions: random.some(codes, 4) })),
    Q3: pages(session.followUps, [10, 9, 11]).map((page) => ({ session: session.id, ...page })),
    Q4: Array.from({ length: setsEach }, (_, index) => ({ code: codes[index % codes.length] })),
  };
}

/** Pages that begin at one item after the other, of one size and then of the next; every page is full. */
function pages(items: readonly Placed[], sizes: readonly number[]): Variables[] {
  return sizes
    .flatMap((first) =>
      items
        .slice(0, items.length - first + 1)
        .map((_, index) => ({ first, after: items[index - 1]?.cursor ?? null })),
    )
    .slice(0, setsEach);
}
