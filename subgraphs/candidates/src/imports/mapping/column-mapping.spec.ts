import { byNames, problemsOf, removeSpooled, rowsOf } from '../../../e2e/import-files';
import { columnMappingSchema, importTargets } from './column-mapping';
import { suggestMapping, targetOfName } from './column-names';
import { presetMappings, sonarMapping } from './sonar-preset';

afterAll(removeSpooled);

describe('a mapping', () => {
  it('is remembered as JSON and read back', () => {
    const mapping = suggestMapping(['Kandidaatnummer', 'Uren per week', 'Wat anders', null]);
    expect(mapping).toEqual({
      columns: [
        { source: { name: 'Kandidaatnummer' }, target: 'DESK_REFERENCE' },
        { source: { name: 'Uren per week' }, target: 'HOURS_PER_WEEK' },
      ],
    });
    expect(columnMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
    for (const preset of Object.values(presetMappings))
      expect(columnMappingSchema.parse(preset)).toEqual(preset);
  });

  it.each([
    ['no columns', { columns: [] }],
    ['no reference', byNames({ SKILLS: 'x' })],
    [
      'a target twice',
      { columns: [...byNames({ DESK_REFERENCE: 'a' }).columns, ...byNames({ DESK_REFERENCE: 'b' }).columns] },
    ],
    ['a target that is none', { columns: [{ source: { name: 'a' }, target: 'NAME' }] }],
    ['a position that is none', { columns: [{ source: { position: 0 }, target: 'DESK_REFERENCE' }] }],
    [
      'two sources of a column',
      { columns: [{ source: { name: 'a', position: 1 }, target: 'DESK_REFERENCE' }] },
    ],
    ['a name of a page', byNames({ DESK_REFERENCE: 'x'.repeat(201) })],
    ['more than a mapping', { ...byNames({ DESK_REFERENCE: 'a' }), note: 'x' }],
  ])('with %s is not one', (_what, mapping) => {
    expect(columnMappingSchema.safeParse(mapping).success).toBe(false);
  });

  it('is suggested only where one column can be meant', () => {
    expect(suggestMapping(['id', 'Skills', 'Vaardigheden'])).toEqual(byNames({ DESK_REFERENCE: 'id' }));
    expect(suggestMapping(['Naam', 'Postcode', 'Uren'])).toBeNull();
  });

  it('knows the names of every target, and none that says who somebody is', () => {
    const names = [
      'Referentie',
      'Toestemming',
      'Datum toestemming',
      'LDR',
      'Arbeidsmarktregio',
      'Woongemeente',
      'Beschikbaar per',
      'Uren',
      'Min. uren',
      'Max. uren',
      'Werk- en denkniveau',
      'Opleiding',
      'Wensberoep',
      'SBI-code',
      'Vakvaardigheden',
      'Talen',
      'Nederlands (mondeling)',
      'Rijbewijs',
      'Max. reisafstand (km)',
      'Reistijd',
      'Vervoermiddel',
      'Werkplekvoorwaarden',
      'Publiceren tot',
    ];
    expect(names.map(targetOfName)).toEqual(importTargets);
    for (const name of [
      'Naam',
      'BSN',
      'E-mail',
      'Telefoon',
      'Postcode',
      'Geboortedatum',
      'Diagnose',
      'Loonwaarde',
    ]) {
      expect(targetOfName(name)).toBeNull();
    }
  });
});

/** A row of Sonar's export: 35 columns, most of which have no target. */
function sonarRow(cells: Readonly<Record<number, string>>): string {
  return Array.from({ length: 35 }, (_, index) => cells[index] ?? '').join(';');
}

const full = {
  1: 'J. Voorbeeld',
  2: 'S-1',
  4: '24',
  5: 'MBO',
  6: '81210',
  7: 'Dakdekker op zee',
  8: '3',
  9: '4',
  10: 'B,BE',
  13: '088-0000000',
  16: 'j@example.nl',
  17: 'SCOOTER',
  19: '1234AB',
  24: '1',
  29: 'A. Voorbeeld',
  34: 'Ja',
};

const readSonar = (...rows: Record<number, string>[]) =>
  rowsOf(
    [
      sonarRow(Object.fromEntries(Array.from({ length: 35 }, (_, index) => [index, `k${index}`]))),
      ...rows.map(sonarRow),
    ].join('\n'),
    {
      mapping: sonarMapping,
    },
  );

describe('the export of Sonar', () => {
  it('gives its twelve fields at most, and nothing of who somebody is', async () => {
    const [row] = await readSonar(full);
    expect(row).toMatchObject({
      line: 2,
      deskReference: 'S-1',
      consent: 'RECORDED',
      consentRecordedOn: null,
      inRegister: true,
      content: {
        municipalityCode: null,
        availableFrom: null,
        hoursPerWeek: { min: null, max: 24 },
        workingLevel: 'MBO_HAVO_VWO',
        occupations: null,
        sectors: ['N'],
        skills: null,
        languages: ['nld'],
        drivingLicences: ['B', 'BE'],
        travel: { maxDistanceKm: null, maxTimeMinutes: null, means: ['MOPED'] },
      },
    });
    expect(problemsOf(row)).toEqual(['OCCUPATIONS UNKNOWN_CODE']);
    const text = JSON.stringify(row);
    for (const secret of ['Voorbeeld', '088', 'example', '1234AB', 'zee']) expect(text).not.toContain(secret);
  });

  it('leaves an education that names no level unknown, and never makes a diploma of it', async () => {
    const rows = await readSonar(
      { ...full, 5: '' },
      { ...full, 2: 'S-2', 5: 'onbekend' },
      { ...full, 2: 'S-3', 5: 'Code 95' },
    );
    expect(rows.map(({ content }) => content.workingLevel)).toEqual([null, null, null]);
    expect(rows.map((row) => problemsOf(row).filter((problem) => problem.startsWith('WORKING')))).toEqual([
      [],
      [],
      ['WORKING_LEVEL UNREADABLE'],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/diploma/i);
  });

  it('keeps a refused consent refused, whatever the desk says of all rows', async () => {
    const content = [
      sonarRow({ 34: 'x' }),
      sonarRow({ ...full, 34: 'Nee' }),
      sonarRow({ ...full, 2: 'S-2', 34: '' }),
      sonarRow({ ...full, 2: 'S-3' }),
      sonarRow({ ...full, 2: 'S-4', 34: 'misschien' }),
    ].join('\n');
    const rows = await rowsOf(content, { mapping: sonarMapping, consentConfirmedSince: '2026-10-01' });
    expect(rows.map(({ consent, consentRecordedOn }) => [consent, consentRecordedOn])).toEqual([
      ['NOT_RECORDED', null],
      ['RECORDED', '2026-10-01'],
      ['RECORDED', '2026-10-01'],
      ['UNKNOWN', null],
    ]);
    expect(problemsOf(rows[3])).toContain('CONSENT UNREADABLE !');
  });
});

describe('columns that belong together', () => {
  const read = (header: string, row: string) => {
    const mapping = suggestMapping(header.split(';'));
    return rowsOf(`${header}\n${row}\n`, { mapping }).then(([first]) => first);
  };

  it.each([
    ['id;min uren;max uren', 'K;16;24', { hoursPerWeek: { min: 16, max: 24 } }, []],
    ['id;min uren;max uren', 'K;24;16', { hoursPerWeek: null }, ['HOURS_PER_WEEK UNREADABLE']],
    ['id;min uren;max uren', 'K;0;0', { hoursPerWeek: null }, ['HOURS_PER_WEEK AMBIGUOUS']],
    ['id;regio;gemeente', 'K;AM06;Apeldoorn', { regionCode: 'AM06', municipalityCode: 'GM0200' }, []],
    [
      'id;regio;gemeente',
      'K;AM06;Venlo',
      { regionCode: 'AM06', municipalityCode: null },
      ['MUNICIPALITY AMBIGUOUS'],
    ],
    ['id;regio;gemeente', 'K;Atlantis;Venlo', { municipalityCode: 'GM0983' }, ['REGION UNKNOWN_CODE !']],
    ['id;niveau;opleiding', 'K;onbekend;vmbo', { workingLevel: 'VMBO' }, []],
    ['id;talen;nederlands mondeling', 'K;Pools;goed', { languages: ['pol', 'nld'] }, []],
    ['id;publiceren tot', 'K;24-11-2026', {}, ['PUBLISHED_UNTIL OUT_OF_BOUNDS !']],
    ['id;publiceren tot', 'K;ooit', { publishedUntil: null }, ['PUBLISHED_UNTIL UNREADABLE !']],
    ['id;datum toestemming', 'K;26-11-2026', {}, ['CONSENT_RECORDED_ON OUT_OF_BOUNDS !']],
  ])('are judged together: %s of %s', async (header, row, content, problems) => {
    const read_ = await read(header, row);
    expect(read_?.content).toMatchObject(content);
    expect(problemsOf(read_)).toEqual(problems);
  });

  it('give consent its day', async () => {
    expect(await read('id;toestemming;datum toestemming', 'K;ja;1-10-2026')).toMatchObject({
      consent: 'RECORDED',
      consentRecordedOn: '2026-10-01',
    });
    expect(await read('id;toestemming;datum toestemming', 'K;nee;1-10-2026')).toMatchObject({
      consent: 'NOT_RECORDED',
      consentRecordedOn: null,
    });
  });
});
