import { Client } from 'pg';

type Query = (this: Client, ...sent: unknown[]) => unknown;

/** Counts the statements that this process sends through `pg` while `work` runs, by their text. */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly counts: ReadonlyMap<string, number> }> {
  const prototype = Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  const counts = new Map<string, number>();
  prototype.query = function (this: Client, ...given) {
    const [text] = given;
    if (typeof text === 'string') counts.set(text, (counts.get(text) ?? 0) + 1);
    return query.apply(this, given);
  };
  try {
    return { value: await work(), counts };
  } finally {
    prototype.query = query;
  }
}
