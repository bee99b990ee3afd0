import { Client } from 'pg';

/** A statement as it went to the server, and as which role. */
export interface SentStatement {
  readonly user: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (this: Client, ...sent: unknown[]) => unknown;

/** Runs `work` and answers what it sent through `pg`, statements that only frame a transaction left out. */
export async function sentStatements(work: () => Promise<unknown>): Promise<readonly SentStatement[]> {
  const prototype = Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  const sent: SentStatement[] = [];
  prototype.query = function (this: Client, ...given) {
    const [text, values] = given;
    if (typeof text === 'string' && /^\s*(select|with|insert|update|delete)/i.test(text)) {
      sent.push({ user: this.user ?? '', text, values: Array.isArray(values) ? values : [] });
    }
    return query.apply(this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent;
}
