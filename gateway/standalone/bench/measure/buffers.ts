import { hubRoles, type HubDatabase } from '@banenbrug/standalone';
import { Client } from 'pg';
import type { SentStatement } from './sent-statements';

/** What an operation costs the server. */
export interface ServerCost {
  readonly statements: number;
  /** Pages of 8 kB touched, in memory or read. */
  readonly buffers: number;
}

interface Plan {
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
}

/** Explains each statement as the role that sent it; one that only sets the caller touches nothing. */
export async function costOf(database: HubDatabase, sent: readonly SentStatement[]): Promise<ServerCost> {
  const roles = [
    ...[...hubRoles(database)].map(([schema, { url }]) => ({ schema, url })),
    { schema: 'public', url: database.ownerUrl },
  ];
  let buffers = 0;
  for (const { user, text, values } of sent) {
    const role = roles.find(({ url }) => new URL(url).username === user);
    if (role) buffers += await buffersOf(role.url, role.schema, text, values);
  }
  return { statements: sent.length, buffers };
}

async function buffersOf(
  url: string,
  schema: string,
  text: string,
  values: readonly unknown[],
): Promise<number> {
  const client = new Client({
    connectionString: url,
    options: `-c search_path=${schema},public -c jit=off`,
  });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
      `explain (analyze, buffers, format json) ${text}`,
      [...values],
    );
    await client.query('rollback');
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
  } finally {
    await client.end();
  }
}
