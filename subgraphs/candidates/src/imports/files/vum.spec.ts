import fc from 'fast-check';
import { problemsOf, refusalOf, removeSpooled, rowsOf } from '../../../e2e/import-files';
import { RecordSplitter } from './record-splitter';

const vum = { format: 'VUM_JSON' } as const;

afterAll(removeSpooled);

const personOf = (fields: object = {}) => ({ idWerkzoekende: 'W-1', ...fields });

async function contentOf(fields: object) {
  const [row] = await rowsOf(JSON.stringify([personOf(fields)]), vum);
  return { content: row?.content, problems: problemsOf(row) };
}

describe('a file of VUM', () => {
  it('gives what the hub holds, and nothing of who somebody is', async () => {
    const fields = {
      indicatieLdrRegistratie: 1,
      emailadres: ['j.voorbeeld@example.nl'],
      telefoonnummer: ['088-0000000'],
      webadres: [{ codeWebadres: 1, url: 'https://example.nl/j' }],
      contactpersoon: [{ naamContactpersoonAfdeling: 'A. Voorbeeld' }],
      persoonlijkePresentatie: 'Ik ben Voorbeeld',
      eisAanWerk: { indicatieBegeleiding: 1 },
      voorkeursland: [{ landencodeIso: 'NL' }],
      mobiliteit: { bemiddelingspostcode: '1234AB', maximaleReisafstand: 25, maximaleReistijd: 45 },
      vervoermiddel: [
        { codeVervoermiddel: 3 },
        { codeVervoermiddel: 5, indicatieBeschikbaarVoorWoonWerkverkeer: 1 },
      ],
      flexibiliteit: { codeRegiostraal: 9, datumAanvangBeschikbaarVoorWerk: '2026-12-15' },
      werktijden: { aantalWerkurenPerWeekMinimaal: 16, aantalWerkurenPerWeekMaximaal: 24 },
      sector: [{ codeSbi: 86101 }],
      bemiddelingsberoep: [{ codeBeroepsnaam: '12345', omschrijvingBeroepsnaam: 'x' }],
      arbeidsmarktkwalificatie: {
        codeWerkEnDenkniveauWerkzoekende: 4,
        vakvaardigheid: [{ omschrijving: 'heftruck rijden' }],
        rijbewijs: [{ codeSoortRijbewijs: 'B+' }],
        taalbeheersing: [{ codeTaal: 'nld', codeNiveauTaalbeheersingMondeling: 3 }],
        gedragscompetentie: [{ codeGedragscompetentie: 24_105, codeBeheersingGedragscompetentie: 4 }],
        werkervaring: [{ naamOrganisatie: 'Voorbeeld BV', beroep: { naamBeroepOngecodeerd: 'Metselaar' } }],
        interesse: [{ naamInteresse: 'Voorbeeld' }],
        opleiding: [
          { codeNiveauOpleiding: 5, naamOpleidingsinstituut: 'Voorbeeldschool', indicatieDiploma: 1 },
        ],
      },
    };
    expect(await rowsOf(JSON.stringify([personOf(fields)]), vum)).toEqual([
      {
        line: 1,
        deskReference: 'W-1',
        consent: 'UNKNOWN',
        consentRecordedOn: null,
        inRegister: true,
        content: {
          regionCode: null,
          municipalityCode: null,
          availableFrom: '2026-12',
          hoursPerWeek: { min: 16, max: 24 },
          workingLevel: 'MBO_HAVO_VWO',
          occupations: [{ scheme: 'BOC', code: '12345' }],
          sectors: ['Q'],
          skills: ['heftruck rijden'],
          languages: ['nld'],
          drivingLicences: ['B_PLUS'],
          travel: { maxDistanceKm: 25, maxTimeMinutes: 45, means: ['BICYCLE', 'PUBLIC_TRANSPORT'] },
          workplaceConditions: null,
          publishedUntil: null,
        },
        problems: [],
      },
    ]);
  });

  it('needs nothing but a reference: all else is unknown, and no problem', async () => {
    const [row] = await rowsOf('[{"idWerkzoekende":"W-1"}]', vum);
    expect(row?.problems).toEqual([]);
    expect(Object.values(row?.content ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(row?.inRegister).toBeNull();
  });

  it('unknown education stays unknown: mistake 1 of the reference implementation', async () => {
    const education = { opleiding: [{ codeNiveauOpleiding: 9, indicatieDiploma: 0 }] };
    const levels = await Promise.all(
      [0, 7, 9, undefined, null].map((code) =>
        contentOf({ arbeidsmarktkwalificatie: { ...education, codeWerkEnDenkniveauWerkzoekende: code } }),
      ),
    );
    expect(levels.map(({ content, problems }) => [content?.workingLevel, problems])).toEqual(
      levels.map(() => [null, []]),
    );
    const { content } = await contentOf({
      arbeidsmarktkwalificatie: {
        opleiding: [{ codeNiveauOpleiding: 5, indicatieDiploma: 1, codeStatusOpleiding: 1 }],
      },
    });
    expect(content?.workingLevel).toBeNull();
  });

  it.each([
    [{ codeNiveauTaalbeheersingMondeling: 1 }, null],
    [{ codeNiveauTaalbeheersingMondeling: 2 }, ['nld']],
    [{ codeNiveauTaalbeheersingMondeling: '4' }, ['nld']],
    [{ codeNiveauTaalbeheersingMondeling: 0 }, null],
    [{ codeNiveauTaalbeheersingMondeling: 8 }, null],
    [{ codeNiveauTaalbeheersingSchriftelijk: 4 }, null],
  ])('names a language only when it is spoken well enough: %j', async (level, languages) => {
    const { content, problems } = await contentOf({
      arbeidsmarktkwalificatie: { taalbeheersing: [{ codeTaal: 'nld', ...level }] },
    });
    expect([content?.languages, problems]).toEqual([languages, []]);
  });

  it('does not say that a language of unknown level is not spoken', async () => {
    const { content } = await contentOf({
      arbeidsmarktkwalificatie: {
        taalbeheersing: [
          { codeTaal: 'nld', codeNiveauTaalbeheersingMondeling: 4 },
          { codeTaal: 'eng', codeNiveauTaalbeheersingMondeling: 0 },
        ],
      },
    });
    expect(content?.languages).toBeNull();
  });

  it('refuses who is outside the register, and whose registration is a code that does not exist', async () => {
    const rows = await rowsOf(
      JSON.stringify([
        { idWerkzoekende: 'a', indicatieLdrRegistratie: 2 },
        { idWerkzoekende: 'b', indicatieLdrRegistratie: 5 },
        { idWerkzoekende: 'c', indicatieLdrRegistratie: 0 },
        { indicatieLdrRegistratie: 1 },
        { idWerkzoekende: 'a' },
      ]),
      vum,
    );
    expect(rows.map(problemsOf)).toEqual([
      ['IN_REGISTER NOT_IN_REGISTER !'],
      ['IN_REGISTER UNKNOWN_CODE !'],
      [],
      ['DESK_REFERENCE MISSING !'],
      ['DESK_REFERENCE DUPLICATE_REFERENCE !'],
    ]);
    expect(rows.map(({ inRegister }) => inRegister)).toEqual([false, null, null, true, null]);
  });

  it('has consent only when the desk says that it recorded it for all, and since when', async () => {
    const content = JSON.stringify([personOf()]);
    expect(await rowsOf(content, vum)).toMatchObject([{ consent: 'UNKNOWN', consentRecordedOn: null }]);
    expect(await rowsOf(content, { ...vum, consentConfirmedSince: '2026-10-01' })).toMatchObject([
      { consent: 'RECORDED', consentRecordedOn: '2026-10-01' },
    ]);
  });

  it('tells what lies outside the hub’s bounds, or outside VUM’s codes', async () => {
    const { content, problems } = await contentOf({
      werktijden: { aantalWerkurenPerWeekMinimaal: 8, aantalWerkurenPerWeekMaximaal: 99 },
      mobiliteit: { maximaleReisafstand: 1000, maximaleReistijd: {} },
      vervoermiddel: [{ codeVervoermiddel: 9 }, { codeVervoermiddel: 0 }, { codeVervoermiddel: 7 }],
      sector: [{ codeSbi: 34_000 }],
      bemiddelingsberoep: [{ naamBeroepOngecodeerd: 'Iets moois' }],
      arbeidsmarktkwalificatie: {
        codeWerkEnDenkniveauWerkzoekende: 8,
        rijbewijs: [{ codeSoortRijbewijs: 'B' }, { codeSoortRijbewijs: 'Z' }],
        vakvaardigheid: [{ omschrijving: 'a'.repeat(81) }, { omschrijving: 'lassen' }],
      },
    });
    expect(problems).toEqual([
      'HOURS_PER_WEEK OUT_OF_BOUNDS',
      'WORKING_LEVEL UNKNOWN_CODE',
      'OCCUPATIONS UNKNOWN_CODE',
      'SECTORS UNKNOWN_CODE',
      'SKILLS TOO_LONG',
      'DRIVING_LICENCES UNKNOWN_CODE',
      'TRAVEL OUT_OF_BOUNDS',
      'TRAVEL UNREADABLE',
      'TRAVEL UNKNOWN_CODE',
    ]);
    expect(content).toMatchObject({
      hoursPerWeek: { min: 8, max: null },
      travel: null,
      drivingLicences: ['B'],
      skills: ['lassen'],
    });
  });

  it('does not offer from a day on somebody whose last day of work has passed', async () => {
    const { content, problems } = await contentOf({
      flexibiliteit: {
        datumAanvangBeschikbaarVoorWerk: '2026-01-01',
        datumEindeBeschikbaarVoorWerk: '2026-06-01',
      },
    });
    expect([content?.availableFrom, problems]).toEqual([null, ['AVAILABLE_FROM OUT_OF_BOUNDS']]);
  });

  it.each([
    [
      'a list under its name',
      '{"oin": "0001", "aantal": 1, "werkzoekenden": [{"idWerkzoekende":"a"}], "x": []}',
    ],
    ['a mark before it', '\uFEFF [ {"idWerkzoekende":"a"}\n]\n'],
    ['signs within texts', '[{"persoonlijkePresentatie":"}]\\"{[\\\\","idWerkzoekende":"a"}]'],
  ])('may have %s', async (_what, content) => {
    expect(await rowsOf(content, vum)).toMatchObject([{ line: 1, deskReference: 'a', problems: [] }]);
  });

  it.each([
    ['nothing', '', 'EMPTY', {}],
    ['no people', '[]', 'EMPTY', {}],
    ['other JSON', '{"a": 1}', 'NOT_VUM', {}],
    ['no JSON', 'Nummer;Uren', 'NOT_JSON', {}],
    ['a list of others', '[1, 2]', 'NOT_VUM', { line: 1 }],
    ['a list without commas', '[{} {}]', 'NOT_JSON', { line: 2 }],
    ['a list that is cut off', '[{"idWerkzoekende":"a"},{"idWerk', 'NOT_JSON', {}],
    ['a list with more after it', '[{"idWerkzoekende":"a"}] geheim', 'NOT_JSON', {}],
    ['a broken record', '[{"idWerkzoekende":"a"},{"idWerkzoekende":geheim}]', 'NOT_JSON', { line: 2 }],
    ['another encoding', Buffer.from('[{"idWerkzoekende":"\xe9"}]', 'latin1'), 'ENCODING', { line: 1 }],
    ['UTF-16', Buffer.from('\uFEFF[]', 'utf16le'), 'ENCODING', {}],
    ['depth', `[{"a":${'['.repeat(100)}${']'.repeat(100)}}]`, 'NOT_VUM', { line: 1 }],
    [
      'a record of megabytes',
      `[{"a":"${'a'.repeat(1_100_000)}"}]`,
      'RECORD_TOO_LARGE',
      { line: 1, maximum: 1_048_576 },
    ],
  ])('with %s is refused', async (_what, content, reason, where) => {
    expect(await refusalOf(content, vum)).toEqual({ reason, where });
  });

  it('is cut between its records wherever its pieces end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))),
        fc.integer({ min: 1, max: 9 }),
        (people, size) => {
          const bytes = Buffer.from(JSON.stringify(people).slice(1));
          const splitter = new RecordSplitter();
          const records: unknown[] = [];
          for (let at = 0; at < bytes.length; at += size) {
            for (const record of splitter.split(bytes.subarray(at, at + size)))
              records.push(JSON.parse(record.toString()));
          }
          expect(records).toEqual(JSON.parse(`[${bytes.toString()}`));
          expect(splitter.isEnded).toBe(true);
        },
      ),
    );
  });
});
