import { randomUUID } from 'node:crypto';
import { createDataSource } from '@banenbrug/service-common';
import { createTestDatabase } from '@banenbrug/testkit';
import { Client } from 'pg';
import { agreements } from '../src';

const migration = '1764400330000';

describe('the migration that gives arrangements a life', () => {
  it('makes each arrangement that is there the version of a framework of its own, with the days that are known', async () => {
    const database = await createTestDatabase();
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    await owner.query('create schema agreements');
    const { store } = agreements;
    const isEarlier = ({ name }: { name: string }) => name.slice(-13) < migration;
    const steps = [store.migrations.filter(isEarlier), store.migrations];
    try {
      for (const [index, migrations] of steps.entries()) {
        const source = createDataSource({ ...store, migrations }, { url: database.url, poolSize: 1 });
        await source.initialize();
        await source.runMigrations();
        await source.destroy();
        if (index === 0) await insertArrangements(owner);
      }
      const { rows } = await owner.query(
        `select a.title, a.revision, a.version, count(*) over (partition by a.framework_id)::int as versions,
           (select array_agg(c.number || ' ' || c.state || ' ' ||
              case when c.since = current_date then 'today' else c.since::text end order by c.number)
            from agreements.arrangement_state_changes c where c.arrangement_id = a.id) as history
         from agreements.arrangements a order by a.title`,
      );
      const own = { revision: 1, version: 1, versions: 1 };
      expect(rows).toEqual([
        { ...own, title: 'draft', history: ['1 DRAFT today'] },
        { ...own, title: 'ended', history: ['1 SIGNED 2025-01-01', '2 ENDED 2026-01-01'] },
        { ...own, title: 'evaluated', history: ['1 SIGNED 2025-01-01', '2 UNDER_EVALUATION today'] },
        { ...own, title: 'signed', history: ['1 SIGNED 2025-01-01'] },
      ]);
    } finally {
      await owner.end();
      await database.drop();
    }
  });
});

async function insertArrangements(owner: Client): Promise<void> {
  const arrangements: readonly (readonly [string, string, string | null, string | null])[] = [
    ['draft', 'DRAFT', null, null],
    ['signed', 'SIGNED', '2025-01-01', null],
    ['evaluated', 'UNDER_EVALUATION', '2025-01-01', null],
    ['ended', 'ENDED', '2025-01-01', '2025-12-31'],
  ];
  for (const [title, state, signedOn, validUntil] of arrangements) {
    const clauseSetId = randomUUID();
    await owner.query('insert into agreements.clause_sets (id) values ($1)', [clauseSetId]);
    await owner.query(
      `insert into agreements.arrangements
         (id, employer_id, title, version, state, clause_set_id, signed_on, signatories, valid_until)
       values ($1, $1, $2, 1, $3, $4, $5, '{}', $6)`,
      [randomUUID(), title, state, clauseSetId, signedOn, validUntil],
    );
  }
}
