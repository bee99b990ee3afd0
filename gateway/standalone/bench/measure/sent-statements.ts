import { AsyncLocalStorage } from 'node:async_hooks';
import { Client } from 'pg';

/** A statement as it went to the server, and as which role. */
export interface SentStatement {
  readonly user: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (this: Client, ...sent: unknown[]) => unknown;

const recording = new AsyncLocalStorage<SentStatement[]>();

/**
 * Runs `work` and answers what it sent through `pg`, statements that only frame a transaction left out. What a job of
 * the hub sends meanwhile is not among them.
 */
export async function sentStatements(work: () => Promise<unknown>): Promise<readonly SentStatement[]> {
  const prototype = Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  prototype.query = function (this: Client, ...given) {
    const [text, values] = given;
    if (typeof text === 'string' && /^\s*(select|with|insert|update|delete)/i.test(text)) {
      const statement = { user: this.user ?? '', text, values: Array.isArray(values) ? values : [] };
      recording.getStore()?.push(statement);
    }
    return query.apply(this, given);
  };
  const sent: SentStatement[] = [];
  try {
    await recording.run(sent, work);
  } finally {
    prototype.query = query;
  }
  return sent;
}
