import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { Client } from 'pg';
import { candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedIntroduction } from './seed-introductions';
import { seedChange } from './seed-imports';
import { seedReceipt } from './seed-receipts';
import { completeProfile, write } from './write-profiles';

/** Each private table with a column of it, and a row that claims to be the desk's ($1 profile, $2 introduction). */
const privateTables = {
  profile_private: { id: 'profile_id', column: 'desk_reference' },
  introduction_private: { id: 'introduction_id', column: 'notes' },
  introduction_meetings: { id: 'introduction_id', column: 'meeting_at' },
  erasure_receipts: { id: 'id', column: 'erased_at' },
  import_changes: { id: 'profile_id', column: 'before' },
} as const;

type PrivateTable = keyof typeof privateTables;
const tableNames = Object.keys(privateTables) as PrivateTable[];

/** Settings of a transaction: what row-level security judges by. */
type Settings = Readonly<Record<string, string>>;

const permissionDenied = '42501';

// Much is seeded and tried: a busy machine takes its time.
jest.setTimeout(60_000);

describe('the login role of candidates, past every service', () => {
  let hub: TestHub;
  let client: Client;
  let deskA: SeededDesk;
  let deskB: SeededDesk;
  let idsOfB: Record<PrivateTable, string>;
  const employer = randomUUID();

  /** Runs raw SQL in a transaction that is rolled back: the rows and their number, or the code of the refusal. */
  async function attempt(
    settings: Settings,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<{ rows: unknown[]; affected: number } | { refused: string; message: string }> {
    await client.query('begin');
    try {
      for (const [name, value] of Object.entries(settings)) {
        await client.query('select set_config($1, $2, true)', [name, value]);
      }
      const { rows, rowCount } = await client.query(sql, [...values]);
      return { rows, affected: rowCount ?? 0 };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { refused: 'code' in error ? String(error.code) : '', message: error.message };
    } finally {
      await client.query('rollback');
    }
  }

  /** Everything that is in the private tables of desk B, as B sees it. */
  async function allOfB(): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const table of tableNames) {
      const seen = await attempt(settingsOf.deskB(), `select to_jsonb(t) from ${table} t`);
      found.push('rows' in seen ? [table, seen.rows] : seen);
    }
    return found;
  }

  const settingsOf = {
    deskB: (): Settings => ({ 'app.role': 'DESK', 'app.desk_id': deskB.id, 'app.employer_id': '' }),
  };

  /** Who tries: none of them is desk B or the employer of its introduction. */
  const strangers: readonly [string, () => Settings][] = [
    ['nobody', () => ({})],
    ['desk A', () => ({ 'app.role': 'DESK', 'app.desk_id': deskA.id, 'app.regions': 'AM06' })],
    ['a desk without an id', () => ({ 'app.role': 'DESK', 'app.desk_id': '' })],
    ['another employer', () => ({ 'app.role': 'EMPLOYER', 'app.employer_id': randomUUID() })],
    ['an employer with the id of desk B', () => ({ 'app.role': 'EMPLOYER', 'app.employer_id': deskB.id })],
    ['an employer that names desk B', () => ({ 'app.role': 'EMPLOYER', 'app.desk_id': deskB.id })],
    ['an administrator', () => ({ 'app.role': 'ADMIN', 'app.desk_id': deskB.id })],
    ['a forged role', () => ({ 'app.role': 'OWNER', 'app.desk_id': deskB.id })],
    ['a role in another case', () => ({ 'app.role': 'desk', 'app.desk_id': deskB.id })],
    ['retention, of what is not due', () => ({ 'app.role': 'RETENTION', 'app.desk_id': deskB.id })],
    [
      'retention that claims another day',
      () => ({ 'app.role': 'RETENTION', 'app.today': '9999-01-01', 'app.desk_id': deskB.id }),
    ],
    ['succession, of a desk that is open', () => ({ 'app.role': 'SUCCESSION', 'app.desk_id': deskB.id })],
    [
      'succession that claims another day',
      () => ({ 'app.role': 'SUCCESSION', 'app.today': '9999-01-01', 'app.desk_id': deskB.id }),
    ],
    ['succession that names no desk', () => ({ 'app.role': 'SUCCESSION' })],
    ['succession of another desk', () => ({ 'app.role': 'SUCCESSION', 'app.desk_id': deskA.id })],
  ];

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    deskA = await seedDesk(hub, ['AM06']);
    deskB = await seedDesk(hub, ['AM06']);
    const subgraph = await hub.subgraph('candidates');
    const { written } = await write(subgraph, 'publishProfile', completeProfile, deskB.caller);
    const profileId = written?.profile?.id ?? '';
    const introductionId = await seedIntroduction(hub, { profileId, deskId: deskB.id, employerId: employer });
    idsOfB = {
      profile_private: profileId,
      introduction_private: introductionId,
      introduction_meetings: introductionId,
      erasure_receipts: await seedReceipt(hub, deskB.id),
      import_changes: await seedChange(hub, deskB.id, profileId),
    };
    client = new Client({
      connectionString: hub.role('candidates').url,
      options: '-c search_path=candidates',
    });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await hub.close();
  });

  it('sees all of desk B as desk B, so that what others do not see is there', async () => {
    for (const table of tableNames) {
      const seen = await attempt(settingsOf.deskB(), `select from ${table}`);
      expect({ table, seen }).toMatchObject({ table, seen: { affected: 1 } });
    }
  });

  describe.each(strangers)('as %s', (_, settings) => {
    it('sees nothing of desk B, however it asks', async () => {
      for (const [table, { id, column }] of Object.entries(privateTables)) {
        for (const sql of [
          `select * from ${table}`,
          `select count(*) as n from ${table} having count(*) > 0`,
          `select 1 from ${table} where ${id} = '${idsOfB[table as PrivateTable]}'`,
          `select max(${column}::text) from ${table} having max(${column}::text) is not null`,
          `select 1 from candidate_profiles p cross join ${table} t`,
        ]) {
          expect({ sql, seen: await attempt(settings(), sql) }).toEqual({
            sql,
            seen: { rows: [], affected: 0 },
          });
        }
      }
    });

    it('changes nothing of desk B', async () => {
      const before = await allOfB();
      for (const [table, { id }] of Object.entries(privateTables)) {
        const own = [idsOfB[table as PrivateTable]];
        for (const sql of [
          `delete from ${table} where $1::text is not null`,
          `update ${table} set desk_id = desk_id where $1::text is not null`,
          `update ${table} set desk_id = '${deskA.id}' where ${id} = $1::uuid`,
        ]) {
          const outcome = await attempt(settings(), sql, own);
          const isHarmless =
            'affected' in outcome ? outcome.affected === 0 : outcome.refused === permissionDenied;
          expect({ sql, isHarmless, outcome }).toMatchObject({ sql, isHarmless: true });
        }
      }
      expect(await allOfB()).toEqual(before);
    });

    it('writes no row in the name of desk B', async () => {
      const another = randomUUID();
      for (const [sql, values] of [
        [
          `insert into profile_private (profile_id, desk_id, consent_recorded_on) values ($1, $2, '2026-06-01')`,
          [another, deskB.id],
        ],
        [
          `insert into introduction_private (introduction_id, desk_id, notes) values ($1, $2, 'x')`,
          [another, deskB.id],
        ],
        [
          `insert into introduction_meetings values ($1, $2, $3, '2026-06-01T10:00:00Z')`,
          [another, deskB.id, employer],
        ],
        [
          `insert into erasure_receipts values ($1, $2, '2026-06-01T10:00:00Z', 1, 1, 1, 1, 1)`,
          [another, deskB.id],
        ],
        [`insert into import_changes values ($1, $1, $2, 1, '{}')`, [another, deskB.id]],
      ] as const) {
        expect({ sql, outcome: await attempt(settings(), sql, values) }).toMatchObject({
          sql,
          outcome: { refused: permissionDenied },
        });
      }
    });
  });

  it('sees as the employer of an introduction its meeting, and changes nothing else of desk B', async () => {
    const settings = { 'app.role': 'EMPLOYER', 'app.employer_id': employer };
    for (const table of tableNames) {
      const seen = await attempt(settings, `select from ${table}`);
      expect({ table, seen }).toMatchObject({
        table,
        seen: { affected: table === 'introduction_meetings' ? 1 : 0 },
      });
    }
  });

  it('as succession of a closed desk sees and moves its rows to its successor alone, and deletes none', async () => {
    const [closed, heir] = [deskB, await seedDesk(hub, ['AM06'])];
    const settings = { 'app.role': 'SUCCESSION', 'app.desk_id': closed.id };
    await hub.sql(`update regions.desks set closed_on = '2026-01-01', succeeded_by = $2 where id = $1`, [
      closed.id,
      heir.id,
    ]);
    try {
      for (const table of tableNames) {
        const move = (to: string) => attempt(settings, `update ${table} set desk_id = '${to}'`);
        expect({ table, moved: await move(heir.id) }).toMatchObject({ table, moved: { affected: 1 } });
        expect({ table, moved: await move(deskA.id) }).toMatchObject({
          table,
          moved: { refused: permissionDenied },
        });
        const gone = await attempt(settings, `delete from ${table}`);
        expect('affected' in gone ? gone.affected : gone.refused).toBe(
          table === 'erasure_receipts' ? permissionDenied : 0,
        );
      }
    } finally {
      await hub.sql('update regions.desks set closed_on = null, succeeded_by = null where id = $1', [
        closed.id,
      ]);
    }
  });

  it('cannot change a receipt, not even as its own desk', async () => {
    const outcome = await attempt(settingsOf.deskB(), 'update erasure_receipts set profiles = 7');
    expect(outcome).toMatchObject({ affected: 0 });
  });

  it('cannot look past the policies with a function of its own', async () => {
    const notices: string[] = [];
    const listen = ({ message = '' }: { message?: string | undefined }): void => void notices.push(message);
    client.on('notice', listen);
    await client.query('begin');
    try {
      await client.query(
        `create function pg_temp.peek(seen text) returns boolean language plpgsql cost 0.0000001
         as $$ begin raise notice '%', seen; return true; end $$`,
      );
      for (const [table, { column }] of Object.entries(privateTables)) {
        const { rowCount } = await client.query(`select from ${table} where pg_temp.peek(${column}::text)`);
        expect({ table, rowCount }).toEqual({ table, rowCount: 0 });
      }
      expect(notices).toEqual([]);
    } finally {
      await client.query('rollback');
      client.off('notice', listen);
    }
  });

  it.each([
    ['set row_security = off; select from profile_private'],
    ['alter table profile_private disable row level security'],
    ['alter table profile_private no force row level security'],
    ['drop policy po_profile_private on profile_private'],
    ['create policy po_all on profile_private using (true)'],
    ['alter policy po_profile_private on profile_private using (true)'],
    ['alter table profile_private owner to current_user'],
    ['truncate profile_private cascade'],
    ['alter role current_user bypassrls'],
    ['create view candidates.peek as select * from profile_private'],
    ['update audit_entries set actor = null'],
    ['delete from audit_entries'],
  ])('may not: %s', async (sql) => {
    const outcome = await attempt({}, sql);
    expect(outcome).toMatchObject({ refused: permissionDenied });
  });

  it('is no owner of anything, no member of another role, and cannot become one', async () => {
    const [found] = await hub.sql(
      `select rolsuper, rolbypassrls, rolcreaterole,
         exists (select from pg_class where relowner = r.oid) as owns_tables,
         exists (select from pg_proc where proowner = r.oid) as owns_functions,
         exists (select from pg_auth_members where member = r.oid) as is_member
       from pg_roles r where rolname = $1`,
      [hub.role('candidates').name],
    );
    expect(found).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      owns_tables: false,
      owns_functions: false,
      is_member: false,
    });
    const [owner] = await hub.sql<{ name: string }>('select current_user as name');
    expect(await attempt({}, `set role "${owner?.name}"`)).toMatchObject({ refused: permissionDenied });
    expect(await attempt({}, `set session authorization "${owner?.name}"`)).toMatchObject({
      refused: permissionDenied,
    });
  });

  it('takes the caller of one transaction into no other', async () => {
    await attempt(settingsOf.deskB(), 'select 1');
    for (const table of tableNames) {
      expect(await attempt({}, `select from ${table}`)).toEqual({ rows: [], affected: 0 });
    }
  });
});
