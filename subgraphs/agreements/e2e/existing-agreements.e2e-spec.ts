import { randomUUID } from 'node:crypto';
import { createDataSource } from '@banenbrug/service-common';
import { createTestDatabase } from '@banenbrug/testkit';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { agreements } from '../src';
import { OrderEntries1764400310000 } from '../src/migrations/1764400310000-order-entries';

/** An agreement as it was before there were entries. */
interface Former {
  readonly employerText?: string;
  readonly regionText?: string;
  readonly employerOwner?: string;
  readonly dueOn?: string;
  readonly by?: readonly string[];
}

const cases: readonly (readonly [name: string, former: Former, entries: readonly object[]])[] = [
  [
    'both sides wrote',
    { employerText: 'We call', regionText: 'We come', dueOn: '2026-09-01', by: ['EMPLOYER', 'REGION'] },
    [
      { position: 1, side: 'EMPLOYER', text: 'We call', due_on: '2026-09-01', is_of_side: true },
      { position: 2, side: 'REGION', text: 'We come', due_on: null, is_of_side: true },
    ],
  ],
  [
    'a region wrote without a text',
    { by: ['REGION'], dueOn: '2026-09-01' },
    [{ position: 1, side: 'REGION', text: null, due_on: '2026-09-01', is_of_side: true }],
  ],
  [
    'an organiser noted both texts',
    { employerText: 'We call', regionText: 'We come' },
    [
      { position: 1, side: 'EMPLOYER', text: 'We call', is_of_side: false },
      { position: 2, side: 'REGION', text: 'We come', is_of_side: false },
    ],
  ],
  [
    'an employer wrote and the liaison noted what the region said',
    { regionText: 'We come', by: ['EMPLOYER'], employerOwner: 'Recruiter' },
    [
      { position: 1, side: 'EMPLOYER', text: null, employer_owner: 'Recruiter', is_of_side: true },
      { position: 2, side: 'REGION', text: 'We come', employer_owner: null, is_of_side: false },
    ],
  ],
  [
    'the liaison noted that there is one',
    {},
    [{ position: 1, side: 'EMPLOYER', text: null, is_of_side: false }],
  ],
];

describe('agreements from before there were entries', () => {
  it('get the entries that they are made of, and lose none but those when it is undone', async () => {
    const database = await createTestDatabase();
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    await owner.query('create schema agreements');
    const dataSource = await createDataSource(agreements.store, {
      url: database.url,
      poolSize: 2,
    }).initialize();
    try {
      await dataSource.runMigrations();
      await undo(dataSource);
      const ids: string[] = [];
      for (const [, former] of cases) ids.push(await insert(owner, former));
      await dataSource.runMigrations();
      for (const [index, [name, , entries]] of cases.entries()) {
        const { rows } = await owner.query(
          `select position, side, text, employer_owner, due_on::text, is_of_side,
             (recorded_at at time zone 'Europe/Amsterdam')::date::text as day
           from agreements.follow_up_entries where follow_up_agreement_id = $1 order by position`,
          [ids[index]],
        );
        expect({ name, rows }).toMatchObject({
          name,
          rows: entries.map((entry) => ({ ...entry, day: '2026-06-10' })),
        });
      }
      await undo(dataSource);
      const { rows } = await owner.query('select 1 from agreements.follow_up_entries');
      expect(rows).toEqual([]);
      const { rows: kept } = await owner.query('select 1 from agreements.follow_up_agreements');
      expect(kept).toHaveLength(cases.length);
    } finally {
      await dataSource.destroy();
      await owner.end();
      await database.drop();
    }
  }, 60_000);
});

/** Undoes the migration that made the entries, and those after it. */
async function undo(dataSource: DataSource): Promise<void> {
  const isApplied = async (): Promise<boolean> => {
    const rows = await dataSource.query<unknown[]>('select 1 from migrations where name = $1', [
      OrderEntries1764400310000.name,
    ]);
    return rows.length > 0;
  };
  while (await isApplied()) await dataSource.undoLastMigration();
}

async function insert(owner: Client, former: Former): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `insert into agreements.follow_up_agreements (id, employer_id, region_codes, category, employer_text, region_text,
       employer_owner, due_on, status, is_written_by_employer, is_written_by_region, recorded_on, last_update_on)
     values ($1, $2, '{AM06}', 'OTHER', $3, $4, $5, $6, 'OPEN', $7, $8, '2026-06-10', '2026-06-10')`,
    [
      id,
      randomUUID(),
      former.employerText ?? null,
      former.regionText ?? null,
      former.employerOwner ?? null,
      former.dueOn ?? null,
      former.by?.includes('EMPLOYER') ?? false,
      former.by?.includes('REGION') ?? false,
    ],
  );
  return id;
}
