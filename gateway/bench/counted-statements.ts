import type { HubDatabase } from '@banenbrug/standalone';
import { askingHub } from './demo-hub';
import { statementsOf } from './measure/statements';
import { type OperationName, operations } from './operations';
import type { Variables } from './variable-sets';

/** How many statements one request of each operation sends, the most of all sets of variables. */
export async function countedStatements(
  database: HubDatabase,
  names: readonly OperationName[],
  sets: Readonly<Record<OperationName, readonly Variables[]>>,
): Promise<Readonly<Partial<Record<OperationName, number>>>> {
  return askingHub(database, async (ask) => {
    const counted: Partial<Record<OperationName, number>> = {};
    for (const name of names) {
      let most = 0;
      for (const variables of sets[name]) {
        most = Math.max(most, await statementsOf(() => ask(operations[name].query, variables)));
      }
      counted[name] = most;
    }
    return counted;
  });
}
