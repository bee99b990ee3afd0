import { candidates } from '@banenbrug/candidates';
import { type Caller, type Language, referenceRegions } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { type SeededTerms, seedProfiles, seedTerms } from './seed-terms';

const question = `query ($regions: [RegionCode!]!, $topics: [RegionTopic!]!, $on: LocalDate) {
  compareRegions(regions: $regions, topics: $topics, on: $on) {
    on
    regions { code }
    tables { topic rows {
      aspect label grantor instrument { code } standard { ...fact }
      cells { region { code } verdict fact { ...fact } since verifiedOn source }
    } }
  }
}
fragment fact on RegionFact {
  ... on RegionContactFact { isNamed basis isStale desk { id } contact { id } }
  ... on RegionResponseTimeFact { responseDays desk { id } }
  ... on RegionSchemeFact { standardMonths maximumMonths isOpenEnded }
  ... on RegionFreshnessFact { freshPercentage isSuppressed }
  ... on RegionCompletenessFact { knownPercentage isSuppressed }
}`;

type Fact = Readonly<Record<string, unknown>> | null;

interface Cell {
  readonly region: { readonly code: string };
  readonly verdict: string;
  readonly fact: Fact;
  readonly since: string | null;
  readonly verifiedOn: string | null;
  readonly source: string | null;
}

interface Row {
  readonly aspect: string;
  readonly label: string;
  readonly grantor: string | null;
  readonly instrument: { readonly code: string } | null;
  readonly standard: Fact;
  readonly cells: readonly Cell[];
}

interface Compared {
  readonly compareRegions: {
    readonly on: string;
    readonly regions: readonly { code: string }[];
    readonly tables: readonly ({ readonly topic: string; readonly rows: readonly Row[] } | null)[];
  } | null;
}

const topics = ['CONTACT', 'RESPONSE_TIME', 'SCHEMES', 'PROFILE_FRESHNESS', 'COMPLETENESS'];
const everyRegion = referenceRegions.map(({ code }) => code);

/** Own trial placements of the municipalities of a third of the regions: some as the national ones, some not. */
const trialPlacements: readonly SeededTerms[] = everyRegion
  .filter((_, at) => at % 3 === 0)
  .map((region, at) => ({
    instrument: 'TRIAL_PLACEMENT',
    grantor: 'MUNICIPALITY',
    region,
    standardMonths: [2, 3, null][at % 3] ?? null,
    maximumMonths: 4,
  }));

/**
 * First desks in AM01, AM02 and AM03, of which AM02 has no contact from 1 June on and AM03 closed on 1 July. Profiles in
 * six regions.
 */
describe('comparing regions', () => {
  let room: AgreementsRoom;

  const compare = async (
    variables: { regions?: readonly string[]; topics?: readonly string[]; on?: string },
    caller: Caller = callers.public,
    language: Language = 'en',
  ) => {
    const asked = { regions: ['AM01', 'AM02', 'AM03'], topics: ['CONTACT'], ...variables };
    const answer = await room.ask<Compared>(question, asked, caller, language);
    const { compareRegions } = answer.data;
    const tables = compareRegions?.tables ?? [];
    const rows = (topic: string): readonly Row[] =>
      tables.find((table) => table?.topic === topic)?.rows ?? [];
    return { ...answer, compareRegions, tables, rows, row: (topic: string) => rows(topic)[0] };
  };
  const desk = (...own: string[]) => callers.desk(room.desks[0].id, own);

  beforeAll(async () => {
    room = await openRoom([candidates]);
    const { hub, desks } = room;
    await hub.sql(`update regions.desk_contacts set valid_until = '2026-05-31' where id = $1`, [
      desks[1].contactId,
    ]);
    await hub.sql(`update regions.desks set closed_on = '2026-07-01', response_days = 5 where id = $1`, [
      desks[2].id,
    ]);
    await seedTerms(hub, [
      ...trialPlacements,
      { instrument: 'JOB_COACH', grantor: 'UWV', region: 'AM01', standardMonths: 12, maximumMonths: 36 },
      { instrument: 'JOB_COACH', grantor: 'UWV', region: 'AM02', standardMonths: 6, until: '2026-05-31' },
      {
        instrument: 'WORK_EXPERIENCE_PLACE',
        grantor: 'MUNICIPALITY',
        region: 'AM02',
        municipality: 'GM0014',
      },
      { instrument: 'WAGE_COST_BENEFIT_OLDER_WORKER', grantor: 'TAX_AUTHORITY', region: 'AM01' },
    ]);
    for (const [at, region] of everyRegion.slice(0, 5).entries()) {
      await seedProfiles(hub, region, { fresh: 31 + at, stale: 12, withLanguages: 20 });
    }
    await seedProfiles(hub, 'AM07', { fresh: 4, stale: 40, withLanguages: 2 });
  }, 60_000);
  afterAll(() => room.hub.close());

  it('says of each region whether somebody is there to call on the day, and since when', async () => {
    const [first, second, third] = room.desks;
    const { row } = await compare({ on: '2026-06-15' });
    const fact = { isStale: false };
    expect(row('CONTACT')).toEqual({
      aspect: 'NAMED_CONTACT',
      label: 'Somebody is named to call',
      grantor: null,
      instrument: null,
      standard: { isNamed: true, basis: null, isStale: null, desk: null, contact: null },
      cells: [
        {
          region: { code: 'AM01' },
          verdict: 'SAME',
          fact: {
            ...fact,
            isNamed: true,
            basis: 'IN_CHARGE',
            desk: { id: first.id },
            contact: { id: first.contactId },
          },
          since: '2026-01-01',
          verifiedOn: '2026-05-01',
          source: null,
        },
        {
          region: { code: 'AM02' },
          verdict: 'DIFFERS',
          fact: { ...fact, isNamed: false, basis: 'DESK_ADDRESS', desk: { id: second.id }, contact: null },
          since: null,
          verifiedOn: '2026-05-01',
          source: null,
        },
        {
          region: { code: 'AM03' },
          verdict: 'SAME',
          fact: {
            ...fact,
            isNamed: true,
            basis: 'IN_CHARGE',
            desk: { id: third.id },
            contact: { id: third.contactId },
          },
          since: '2026-01-01',
          verifiedOn: '2026-05-01',
          source: null,
        },
      ],
    });
  });

  it.each([
    ['2025-12-31', [false, false, false]],
    ['2026-05-31', [true, true, true]],
    ['2026-06-01', [true, false, true]],
    ['2026-07-01', [true, false, false]],
  ])('is of the day asked: on %s contacts are %j', async (on, named) => {
    const { row, compareRegions } = await compare({ on });
    expect(compareRegions?.on).toBe(on);
    expect(row('CONTACT')?.cells.map(({ fact }) => fact?.['isNamed'] ?? null)).toEqual(named);
  });

  it('marks what was last verified more than 180 days before the day', async () => {
    const stale = async (on: string) =>
      (await compare({ regions: ['AM01'], on })).row('CONTACT')?.cells[0]?.fact?.['isStale'];
    expect([await stale('2026-10-28'), await stale('2026-10-29')]).toEqual([false, true]);
  });

  it('compares the promised days with what most promise, and knows nothing where no desk is open', async () => {
    const { row } = await compare({
      regions: ['AM03', 'AM01', 'AM05'],
      topics: ['RESPONSE_TIME'],
      on: '2026-06-15',
    });
    expect(row('RESPONSE_TIME')).toMatchObject({
      aspect: 'FIRST_ANSWER',
      standard: { responseDays: 2, desk: null },
      cells: [
        { region: { code: 'AM03' }, verdict: 'DIFFERS', fact: { responseDays: 5 } },
        { region: { code: 'AM01' }, verdict: 'SAME', fact: { responseDays: 2 } },
        { region: { code: 'AM05' }, verdict: 'UNKNOWN', fact: null, verifiedOn: null },
      ],
    });
  });

  it('follows who is away, and says how the answer was found', async () => {
    const { hub, desks } = room;
    const [away, deputy] = ['00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-0000000000f2'];
    await hub.sql(`insert into regions.contact_absences values ($1, $2, '2026-06-10', '2026-06-20', 1)`, [
      away,
      desks[0].contactId,
    ]);
    const called = async (on: string, region = 'AM01') =>
      (await compare({ regions: [region], on })).row('CONTACT')?.cells[0]?.fact;
    expect(await called('2026-06-15')).toMatchObject({
      isNamed: false,
      basis: 'DESK_ADDRESS',
      contact: null,
    });
    await hub.sql(
      `insert into regions.desk_contacts (id, desk_id, deputy_of, function_title, email_address, valid_from, verified_on)
       values ($1, $2, $3, 'Deputy', 'deputy@example.nl', '2026-01-01', '2026-05-01')`,
      [deputy, desks[0].id, desks[0].contactId],
    );
    expect(await called('2026-06-15')).toMatchObject({
      isNamed: true,
      basis: 'DEPUTY',
      contact: { id: deputy },
    });
    expect(await called('2026-06-21')).toMatchObject({
      basis: 'IN_CHARGE',
      contact: { id: desks[0].contactId },
    });
    expect(await called('2026-07-01', 'AM03')).toMatchObject({ isNamed: false, basis: 'CLOSED_DESK' });
    await hub.sql('delete from regions.contact_absences where id = $1', [away]);
    await hub.sql('delete from regions.desk_contacts where id = $1', [deputy]);
  });

  it('puts the terms of every region beside the national ones, instrument by instrument and body by body', async () => {
    const { rows, errors } = await compare({ regions: everyRegion, topics: ['SCHEMES'] });
    expect(errors).toEqual([]);
    const own = new Map(trialPlacements.map((terms) => [terms.region, terms]));
    const found = rows('SCHEMES').find(
      ({ aspect, grantor }) => aspect === 'TRIAL_PLACEMENT' && grantor === 'MUNICIPALITY',
    );
    expect(found).toMatchObject({
      label: 'Trial placement (municipality)',
      instrument: { code: 'TRIAL_PLACEMENT' },
      standard: { standardMonths: 2, maximumMonths: null },
    });
    expect(found?.cells).toEqual(
      everyRegion.map((code) => {
        const terms = own.get(code);
        if (terms === undefined) {
          return {
            region: { code },
            verdict: 'UNKNOWN',
            fact: null,
            since: null,
            verifiedOn: null,
            source: null,
          };
        }
        const { standardMonths } = terms;
        return {
          region: { code },
          verdict: standardMonths === null ? 'UNKNOWN' : standardMonths === 2 ? 'SAME' : 'DIFFERS',
          fact: { standardMonths, maximumMonths: 4, isOpenEnded: null },
          since: '2026-01-01',
          verifiedOn: '2026-03-01',
          source: `Terms of ${code}`,
        };
      }),
    );
  });

  it('leaves no instrument out that is in force, and takes none in that is not', async () => {
    const { rows } = await compare({ regions: ['AM01'], topics: ['SCHEMES'] });
    const inForce = await room.hub.sql<{ code: string; grantor: string }>(
      `select code, unnest(grantors) as grantor from regions.instruments
       where coalesce(valid_from, '-infinity') <= '2026-06-15' and coalesce(valid_until, 'infinity') >= '2026-06-15'`,
    );
    const keys = (of: readonly { code: string; grantor: string | null }[]) =>
      of.map(({ code, grantor }) => `${code} ${grantor}`).sort();
    expect(keys(rows('SCHEMES').map(({ aspect, grantor }) => ({ code: aspect, grantor })))).toEqual(
      keys(inForce),
    );
    const before = await compare({ regions: ['AM01'], topics: ['SCHEMES'], on: '2025-12-31' });
    const aspects = (of: readonly Row[]) => of.map(({ aspect }) => aspect);
    expect(aspects(before.rows('SCHEMES'))).toContain('WAGE_COST_BENEFIT_OLDER_WORKER');
    expect(aspects(rows('SCHEMES'))).not.toContain('WAGE_COST_BENEFIT_OLDER_WORKER');
  });

  it('holds to the national terms where these leave no room, and forgets own terms that have ended', async () => {
    const coach = async (on: string) => {
      const { rows } = await compare({ regions: ['AM01', 'AM02', 'AM03'], topics: ['SCHEMES'], on });
      const row = rows('SCHEMES').find(({ aspect, grantor }) => aspect === 'JOB_COACH' && grantor === 'UWV');
      return row?.cells.map(({ verdict, source }) => [verdict, source?.startsWith('Terms of') ?? null]);
    };
    expect(await coach('2026-05-31')).toEqual([
      ['SAME', true],
      ['DIFFERS', true],
      ['SAME', false],
    ]);
    expect(await coach('2026-06-01')).toEqual([
      ['SAME', true],
      ['SAME', false],
      ['SAME', false],
    ]);
  });

  it('tells how fresh profiles are in rounded numbers, exactly to a desk of the region, and nothing of a few', async () => {
    const regions = ['AM01', 'AM07', 'AM08'];
    const cells = async (caller: Caller) => {
      const { row } = await compare({ regions, topics: ['PROFILE_FRESHNESS'] }, caller);
      return row('PROFILE_FRESHNESS')?.cells.map(({ fact, verdict }) => [
        fact?.['freshPercentage'],
        fact?.['isSuppressed'],
        verdict,
      ]);
    };
    const hidden = [null, true, 'UNKNOWN'];
    // 30 of 45 and not 31 of 43; the median is of rounded numbers in every case.
    expect(await cells(callers.liaison())).toEqual([[67, false, 'SAME'], hidden, hidden]);
    expect(await cells(callers.employer(room.employers[0].id))).toEqual([
      [67, false, 'SAME'],
      hidden,
      hidden,
    ]);
    expect(await cells(desk('AM01', 'AM07', 'AM08'))).toEqual([
      [72, false, 'SAME'],
      [9, false, 'DIFFERS'],
      [null, false, 'UNKNOWN'],
    ]);
    expect(await cells(desk('AM07'))).toEqual([[67, false, 'SAME'], [9, false, 'DIFFERS'], hidden]);
  });

  it('tells of each field how often it is known beside the national median, to a desk of its own regions only', async () => {
    const languages = async (caller: Caller) => {
      const { rows } = await compare({ regions: ['AM01', 'AM02'], topics: ['COMPLETENESS'] }, caller);
      return {
        fields: rows('COMPLETENESS').map(({ aspect }) => aspect),
        row: rows('COMPLETENESS').find(({ aspect }) => aspect === 'LANGUAGES'),
      };
    };
    const { fields, row } = await languages(callers.liaison());
    expect(fields).toEqual([
      'AVAILABLE_FROM',
      'HOURS_PER_WEEK',
      'WORKING_LEVEL',
      'OCCUPATIONS',
      'SECTORS',
      'SKILLS',
      'LANGUAGES',
      'DRIVING_LICENCES',
      'TRAVEL',
    ]);
    expect(row).toMatchObject({
      label: 'Languages',
      standard: { knownPercentage: 44, isSuppressed: false },
      cells: [
        { verdict: 'SAME', fact: { knownPercentage: 44 } },
        { verdict: 'SAME', fact: { knownPercentage: 44 } },
      ],
    });
    expect((await languages(desk('AM02'))).row?.cells).toMatchObject([
      { verdict: 'UNKNOWN', fact: null },
      { verdict: 'SAME', fact: { knownPercentage: 45, isSuppressed: false } },
    ]);
  });

  it.each([
    ['public', [3, 4]],
    ['organiser', [3, 4]],
    ['employer', [4]],
    ['desk', []],
    ['liaison', []],
    ['admin', []],
  ])('gives the %s a null with FORBIDDEN for the tables %j, and the others', async (role, denied) => {
    const caller = everyRole(room)[role];
    if (caller === undefined) throw new Error('There is no such role.');
    const { tables, errors, statements } = await compare({ topics }, caller);
    expect(tables.map((table) => table?.topic ?? null)).toEqual(
      topics.map((topic, at) => (denied.includes(at) ? null : topic)),
    );
    expect(refusals({ errors })).toEqual(denied.map((at) => `compareRegions.tables.${at}: FORBIDDEN`));
    // One statement serves contacts and response times, and a table that is denied costs none.
    expect(statements).toHaveLength(4 - denied.length);
  });

  it('costs the same statements for one region as for all', async () => {
    const one = await compare({ regions: ['AM01'], topics }, callers.liaison());
    const all = await compare({ regions: everyRegion, topics }, callers.liaison());
    expect(all.statements).toHaveLength(one.statements.length);
    expect(all.rows('CONTACT')[0]?.cells).toHaveLength(35);
  });

  it('counts regions and topics that are named twice once, in the order asked', async () => {
    const { compareRegions, tables } = await compare({
      regions: ['AM03', 'AM01', 'AM03'],
      topics: ['RESPONSE_TIME', 'CONTACT', 'RESPONSE_TIME'],
    });
    expect(compareRegions?.regions).toEqual([{ code: 'AM03' }, { code: 'AM01' }]);
    expect(tables.map((table) => table?.topic)).toEqual(['RESPONSE_TIME', 'CONTACT']);
    expect(tables.map((table) => table?.rows[0]?.cells.map(({ region }) => region.code))).toEqual([
      ['AM03', 'AM01'],
      ['AM03', 'AM01'],
    ]);
  });

  it.each([
    [{ regions: ['AM01', 'AM04'] }, { argument: 'regions', position: 1 }],
    [{ regions: [] }, { argument: 'regions', minimum: 1 }],
    [{ topics: [] }, { argument: 'topics', minimum: 1 }],
  ])('refuses %j', async (variables, details) => {
    const { compareRegions, errors, statements } = await compare(variables);
    expect([compareRegions, statements]).toEqual([null, []]);
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'BAD_USER_INPUT', ...details },
    ]);
  });

  it('says in Dutch what is compared', async () => {
    const { rows } = await compare({ topics }, callers.liaison(), 'nl');
    expect(topics.map((topic) => rows(topic)[0]?.label)).toEqual([
      'Er is een contactpersoon',
      'Werkdagen tot een eerste antwoord',
      'Loonkostensubsidie',
      'Profielen geverifieerd in 90 dagen (%)',
      'Beschikbaar vanaf',
    ]);
  });
});
