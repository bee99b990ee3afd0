import { createRandom } from '@banenbrug/standalone';
import { Client } from 'pg';
import { arrangementRows } from './arrangements';
import { batchesOf } from './batches';
import { copyRows, type Row } from './copy-rows';
import { knowledgeItemRows } from './knowledge-items';
import { sessionRows, type SessionRows } from './sessions';

/** How much was agreed in the country; of employers that are there. */
export interface AgreedPopulation {
  readonly sessions: number;
  readonly followUpsEach: number;
  readonly arrangements: number;
  readonly knowledgeItems: number;
}

/** What to plan for. */
export const agreedInTheCountry: AgreedPopulation = {
  sessions: 2_500,
  followUpsEach: 40,
  arrangements: 2_000,
  knowledgeItems: 500,
};

/** Fills the tables of agreements, the same each time for the same day. It comes after employers and profiles. */
export async function fillAgreements(
  ownerUrl: string,
  { sessions, followUpsEach, arrangements, knowledgeItems }: AgreedPopulation,
  today: string,
  progress: (line: string) => void,
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: employers } = await client.query<{ id: string; name: string }>(
      `select id, name from employers.employers where kvk_number >= '90000000' order by kvk_number`,
    );
    // The rows are sound by themselves: neither references are looked up nor days kept for each of them.
    await client.query('set session_replication_role = replica');
    const random = createRandom('bench', 'agreements');
    const copy = (table: string, rows: Iterable<Row>) => copyRows(client, `agreements.${table}`, rows);
    for (const { items } of batchesOf(
      sessionRows({ sessions, followUpsEach, employers, today, random }),
      250,
    )) {
      await copySessions(copy, items);
    }
    progress(`${sessions.toLocaleString('en')} sessions of ${followUpsEach} follow-up agreements`);
    const frameworks = arrangementRows({ employers: employers.slice(0, arrangements), today, random });
    for (const { items } of batchesOf(frameworks, 250)) {
      await copy(
        'clause_sets',
        items.flatMap(({ clauseSets }) => clauseSets),
      );
      await copy(
        'arrangements',
        items.map(({ arrangement }) => arrangement),
      );
      await copy(
        'arrangement_state_changes',
        items.flatMap(({ stateChanges }) => stateChanges),
      );
      await copy(
        'regional_arrangements',
        items.flatMap(({ answers }) => answers),
      );
      await copy(
        'arrangement_deviations',
        items.flatMap(({ deviations }) => deviations),
      );
    }
    await copy('knowledge_items', knowledgeItemRows(knowledgeItems, random));
    progress(`${arrangements.toLocaleString('en')} arrangements with an answer of every region`);
    for (const table of filled) await client.query(`vacuum (analyze) agreements.${table}`);
  } finally {
    await client.end();
  }
}

const filled = [
  'dialogue_sessions',
  'session_participants',
  'session_events',
  'follow_up_agreements',
  'follow_up_entries',
  'follow_up_status_changes',
  'follow_up_update_days',
  'follow_up_results',
  'clause_sets',
  'arrangements',
  'arrangement_state_changes',
  'regional_arrangements',
  'arrangement_deviations',
  'knowledge_items',
] as const;

async function copySessions(
  copy: (table: string, rows: Iterable<Row>) => Promise<number>,
  sessions: readonly SessionRows[],
): Promise<void> {
  const followUps = sessions.flatMap((session) => session.followUps);
  await copy(
    'dialogue_sessions',
    sessions.map(({ session }) => session),
  );
  await copy(
    'session_participants',
    sessions.flatMap(({ participants }) => participants),
  );
  await copy(
    'follow_up_agreements',
    followUps.map(({ agreement }) => agreement),
  );
  await copy(
    'follow_up_entries',
    followUps.flatMap(({ entries }) => entries),
  );
  await copy(
    'follow_up_status_changes',
    followUps.flatMap(({ statusChanges }) => statusChanges),
  );
  await copy(
    'follow_up_update_days',
    followUps.flatMap(({ updateDays }) => updateDays),
  );
  await copy(
    'follow_up_results',
    followUps.flatMap(({ results }) => results),
  );
  await copy(
    'session_events',
    sessions.flatMap(({ events }) => events),
  );
}
