import { Client } from 'pg';

type Query = (this: Client, ...sent: unknown[]) => unknown;

/** How many statements this process sends through `pg` while `work` runs; those that frame a transaction are counted too. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  let count = 0;
  prototype.query = function (this: Client, ...given) {
    count += 1;
    return query.apply(this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return count;
}
