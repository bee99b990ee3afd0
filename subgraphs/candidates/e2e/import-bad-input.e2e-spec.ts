import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { createTestHub, fixedClock, sensitive, type TestHub } from '@banenbrug/testkit';
import { Client } from 'pg';
import { candidates } from '../src';
import { bytes, create, ended, header, importFile, upload } from './send-imports';
import { type SeededDesk, seedDesk } from './seed-desks';
import { sheetOf, writeWorkbook } from './write-workbook';

jest.setTimeout(60_000);

const columns = ['Kenmerk', 'Toestemming', 'Uren per week', 'Beschikbaar vanaf'];
const csv = { format: 'CSV' };
const xlsx = { format: 'XLSX' };

describe('a file that is not as it should be', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;

  const published = () =>
    hub.sql<{ hours_min: number | null; skills: string[] | null; available_from: string | null }>(
      `select hours_min, skills, available_from from candidates.candidate_profiles where desk_id = $1
       order by hours_min, id`,
      [desk.id],
    );

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
  });
  beforeEach(async () => {
    desk = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  const name = sensitive('private text', 'Wilhelmina van den Brandhof');
  const manyColumns = () => bytes([Array.from({ length: 1_000_000 }, (_, at) => `k${at}`).join(';'), 'W-1']);
  const bomb = () =>
    writeWorkbook([sheetOf([columns])], {
      instead: [{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(40_000_000, ' ') }],
    });

  it.each([
    ['with nothing in it but a header', () => bytes([header]), csv, 'EMPTY'],
    ['without a separator', () => bytes(['Kenmerk', 'W-1', 'W-2']), csv, 'DELIMITER'],
    [
      'that mixes encodings',
      () => Buffer.concat([bytes([header, 'W-1;ja;;Café;']), Buffer.from('W-2;ja;;Café;\n', 'latin1')]),
      csv,
      'ENCODING',
    ],
    [
      'that is a workbook and called a CSV',
      () => writeWorkbook([sheetOf([columns, ['W-1']])]),
      csv,
      'NOT_TEXT',
    ],
    ['that is a CSV and called a workbook', () => bytes([header, 'W-1;ja;;;']), xlsx, 'NOT_A_ZIP'],
    ['of a million columns', manyColumns, csv, 'TOO_MANY_COLUMNS'],
    ['that is a bomb', bomb, xlsx, 'ARCHIVE_TOO_LARGE'],
    ['whose quote is never closed', () => bytes([header, 'W-1;ja;24;"Inpakken;', name]), csv, 'QUOTING'],
    ['whose columns nobody knows', () => bytes(['a;b', `${name};ja`]), csv, 'NO_MAPPING'],
    ['that is no VUM', () => Buffer.from(JSON.stringify({ naam: name })), { format: 'VUM_JSON' }, 'NOT_VUM'],
  ] as const)(
    '%s is refused as a whole, with the reason, and nothing of it stands',
    async (_, make, format, reason) => {
      const done = await importFile(subgraph, desk.caller, make(), {
        ...format,
        consentConfirmedOn: '2026-06-01',
      });
      expect(done).toMatchObject({ state: 'FAILED', failure: reason });
      expect(await published()).toEqual([]);
      expect(JSON.stringify(done)).not.toContain('Brandhof');
    },
  );

  it('that ends badly after ten thousand good rows leaves none of them', async () => {
    const rows = Array.from({ length: 10_050 }, (_, at) => `W-${at};ja;24;;`);
    const done = await importFile(subgraph, desk.caller, bytes([header, ...rows, 'W-x;ja;24;"Inpakken;']));
    expect(done).toMatchObject({ state: 'FAILED', failure: 'QUOTING', rowsDone: 0, published: 0 });
    expect(await published()).toEqual([]);
  });

  it('in Windows-1252, with commas or with tabs is read as it was meant', async () => {
    const latin = Buffer.from(`${header}\nW-1;ja;16;Caf\u00e9, Cr\u00e8me;\n`, 'latin1');
    expect(await importFile(subgraph, desk.caller, latin)).toMatchObject({ published: 1 });
    for (const [at, separator] of [',', '\t'].entries()) {
      const lines = [header, `W-${at + 2};ja;24;;`].map((line) => line.replaceAll(';', separator));
      expect(await importFile(subgraph, desk.caller, bytes(lines))).toMatchObject({ published: 1 });
    }
    expect((await published())[0]?.skills).toEqual(['Café', 'Crème']);
  });

  it('has a line in the report for each row that could not be taken as it stands', async () => {
    const formula = { xml: '<c r="@"><f>A1</f><v>24</v></c>' };
    const book = writeWorkbook([
      sheetOf(
        [
          columns,
          ['W-1', 'ja', '24-32 u', { xml: '<c r="@" s="1"><v>46204</v></c>' }],
          ['W-2', 'ja', formula, ''],
          ['W-3', 'ja', '99', ''],
          ['W-1', 'ja', '24', ''],
          ['W-5', 'ja', '', 'ooit'],
          ['W-6', formula, '24', ''],
          ['W-7', 'ja', '', ''],
          ['', 'ja', '', ''],
        ],
        '<mergeCells count="1"><mergeCell ref="A8:A9"/></mergeCells>',
      ),
    ]);
    const done = await importFile(subgraph, desk.caller, book, xlsx);
    expect(done.state).toBe('DONE');
    const told = done.rowProblems.nodes.map(
      ({ line, field, category, refusesRow }) =>
        `${line} ${field} ${category}${refusesRow ? ' refused' : ''}`,
    );
    expect(told).toEqual(
      expect.arrayContaining([
        '3 HOURS_PER_WEEK FORMULA',
        '4 HOURS_PER_WEEK OUT_OF_BOUNDS',
        '5 DESK_REFERENCE DUPLICATE_REFERENCE refused',
        '6 AVAILABLE_FROM UNREADABLE',
        '7 CONSENT NO_CONSENT refused',
      ]),
    );
    expect(told.some((line) => line.startsWith('9 ') && line.endsWith('refused'))).toBe(true);
    const [first] = (await published()).filter(({ hours_min: hours }) => hours !== null);
    expect(first).toMatchObject({ hours_min: 24, available_from: '2026-07' });
  });

  it('is refused in rows whose consent the desk cannot have recorded yet', async () => {
    const done = await importFile(
      subgraph,
      desk.caller,
      bytes([header, 'W-1;16-6-2026;;;', 'W-2;15-6-2026;;;']),
    );
    expect(done).toMatchObject({ published: 1, refused: 1 });
  });

  it('goes on when the database ends its connection in the midst of a chunk, and publishes each person once', async () => {
    const file = bytes([header, ...Array.from({ length: 300 }, (_, at) => `W-${at};ja;24;;`)]);
    const { ticket } = await create(subgraph, desk.caller, file);
    const blocker = new Client({ connectionString: hub.ownerUrl });
    const own = new Client({ connectionString: hub.role('candidates').url });
    await Promise.all([blocker.connect(), own.connect()]);
    try {
      await blocker.query('begin; lock table candidates.audit_entries in access exclusive mode');
      await upload(subgraph, ticket ?? { id: '', secret: '' }, file);
      const [waiting] = await hub.untilLocked({ on: 'relation' });
      await own.query('select pg_terminate_backend($1)', [waiting]);
      await blocker.query('rollback');
    } finally {
      await Promise.all([blocker.end(), own.end()]);
    }
    expect(await ended(subgraph, desk.caller, ticket?.id ?? '')).toMatchObject({
      state: 'DONE',
      published: 300,
    });
    expect(await published()).toHaveLength(300);
  });
});
