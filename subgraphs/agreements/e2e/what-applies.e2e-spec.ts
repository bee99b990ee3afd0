import { randomUUID } from 'node:crypto';
import {
  type Caller,
  municipalityByCode,
  type Language,
  referenceMunicipalities,
} from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { type SeededArrangement, seedAdoption, seedArrangement } from './seed-agreements';
import type { SeededEmployer } from './seed-parties';
import { seedTerms } from './seed-terms';

const question = `query ($siteId: ID, $municipality: MunicipalityCode, $employerId: ID, $on: LocalDate) {
  whatApplies(siteId: $siteId, municipality: $municipality, employerId: $employerId, on: $on) {
    on site { id } municipality { code } region { code } desk { id } contact { id } contactBasis employer { id }
    residence { code } isResidenceAssumed
    arrangements { arrangement { id } coverage adoption { id } }
    clauses { level since reason arrangement { id }
      clause { ingredient ... on TrialPlacementClause { standardMonths } ... on ContractClause { minimumMonths } } }
    instruments { instrument { code } name grantor level standardMonths maximumMonths isOpenEnded legalBasis sources
      since checkedOn }
  }
}`;

interface Instrument {
  readonly instrument: { readonly code: string };
  readonly name: string;
  readonly grantor: string;
  readonly level: string;
  readonly standardMonths: number | null;
  readonly sources: readonly string[];
}

interface Clause {
  readonly level: string;
  readonly since: string | null;
  readonly reason: string | null;
  readonly clause: {
    readonly ingredient: string;
    readonly standardMonths?: number;
    readonly minimumMonths?: number;
  };
}

interface Applicable {
  readonly whatApplies:
    | (Readonly<Record<string, unknown>> & {
        readonly arrangements: readonly { coverage: string | null; adoption: { id: string } | null }[] | null;
        readonly clauses: readonly Clause[] | null;
        readonly instruments: readonly Instrument[];
      })
    | null;
}

const [groningen, assen, veendam, achtkarspelen] = ['GM0014', 'GM0106', 'GM0047', 'GM0059'] as const;

/**
 * Employer 1 has sites in Groningen, Assen and Veendam (AM01) and Achtkarspelen (AM02), and a framework from February
 * 2026: a trial placement of two months, a contract of six. AM01 takes it over from March on with three months of trial,
 * Assen from April on with a contract of twelve, and Veendam does not yet.
 */
describe('what applies here', () => {
  let room: AgreementsRoom;
  let employer: SeededEmployer;
  let framework: SeededArrangement;
  let ofRegion: string;
  let ofAssen: string;
  let own: Caller;
  const sites = new Map<string, string>();

  const ask = async (variables: Record<string, unknown>, caller: Caller = own, language: Language = 'en') => {
    const answer = await room.ask<Applicable>(question, { on: '2026-06-15', ...variables }, caller, language);
    const found = answer.data.whatApplies;
    const trial = (grantor: string) =>
      found?.instruments.find((row) => row.instrument.code === 'TRIAL_PLACEMENT' && row.grantor === grantor);
    return {
      ...answer,
      found,
      trial,
      clauses: found?.clauses?.map(({ level, since, clause }) => [
        level,
        clause.ingredient,
        clause.standardMonths ?? clause.minimumMonths,
        since,
      ]),
    };
  };
  const at = (municipality: string) => ({ siteId: sites.get(municipality) });

  const adopt = async (municipality: string, coverage: string, day: string, months: number | null = null) => {
    const [id, clauseSetId] = [randomUUID(), months === null ? null : randomUUID()];
    if (clauseSetId !== null) {
      await room.hub.sql('insert into agreements.clause_sets (id, contract_minimum_months) values ($1, $2)', [
        clauseSetId,
        months,
      ]);
    }
    await room.hub.sql(
      `insert into agreements.regional_arrangements (id, arrangement_id, region_code, municipality_code, coverage,
         clause_set_id, adopted_on, answered_on, revision)
       values ($1, $2, 'AM01', $3, $4, $5, $6, $7, 1)`,
      [id, framework.id, municipality, coverage, clauseSetId, coverage === 'NOT_YET' ? null : day, day],
    );
    if (clauseSetId !== null) {
      await room.hub.sql(
        `insert into agreements.arrangement_deviations values ($1, 'CONTRACT', 'Longer here')`,
        [id],
      );
    }
    return id;
  };

  beforeAll(async () => {
    room = await openRoom();
    const { hub, employers, desks } = room;
    employer = employers[0];
    own = callers.employer(employer.id);
    framework = await seedArrangement(hub, employer, 'Framework', 'UNDER_EVALUATION');
    await hub.sql(`update agreements.arrangements set valid_until = '2026-12-31' where id = $1`, [
      framework.id,
    ]);
    await seedArrangement(hub, employer, 'Draft', 'DRAFT');
    await seedArrangement(hub, employer, 'Ended', 'ENDED');
    ofRegion = await seedAdoption(hub, framework, desks[0]);
    ofAssen = await adopt(assen, 'PARTIAL', '2026-04-01', 12);
    await adopt(veendam, 'NOT_YET', '2026-03-15');
    for (const code of [groningen, assen, veendam, achtkarspelen]) {
      sites.set(code, randomUUID());
      await hub.sql(
        `insert into employers.sites (id, employer_id, name, municipality_code, region_code, offers)
         values ($1, $2, 'Site', $3, $4, '{}')`,
        [sites.get(code), employer.id, code, municipalityByCode(code)?.regionCode],
      );
    }
    const trial = { instrument: 'TRIAL_PLACEMENT', grantor: 'MUNICIPALITY' };
    await seedTerms(hub, [
      { ...trial, region: 'AM01', standardMonths: 3 },
      { ...trial, region: 'AM01', municipality: assen, standardMonths: 4, from: '2026-05-01' },
      { ...trial, region: 'AM01', municipality: veendam, standardMonths: 5 },
      { ...trial, region: 'AM02', standardMonths: 6, until: '2026-06-14' },
    ]);
  }, 60_000);
  afterAll(() => room.hub.close());

  it('answers a site with whom to call, what is agreed there, and since when', async () => {
    const { found, errors } = await ask(at(groningen));
    const [desk] = room.desks;
    expect(errors).toEqual([]);
    expect(found).toMatchObject({
      on: '2026-06-15',
      site: { id: sites.get(groningen) },
      municipality: { code: groningen },
      region: { code: 'AM01' },
      desk: { id: desk.id },
      contact: { id: desk.contactId },
      contactBasis: 'IN_CHARGE',
      employer: { id: employer.id },
      residence: { code: groningen },
      isResidenceAssumed: true,
      arrangements: [{ arrangement: { id: framework.id }, coverage: 'PARTIAL', adoption: { id: ofRegion } }],
      clauses: [
        {
          level: 'FRAMEWORK',
          since: '2026-03-01',
          reason: null,
          arrangement: { id: framework.id },
          clause: { ingredient: 'CONTRACT', minimumMonths: 6 },
        },
        {
          level: 'REGION',
          since: '2026-03-01',
          reason: 'Local practice',
          arrangement: { id: framework.id },
          clause: { ingredient: 'TRIAL_PLACEMENT', standardMonths: 3 },
        },
      ],
    });
  });

  it("puts the municipality's own clauses over the region's, and both over the framework's", async () => {
    const { found, clauses } = await ask(at(assen));
    expect(found?.arrangements).toMatchObject([{ coverage: 'PARTIAL', adoption: { id: ofAssen } }]);
    expect(clauses).toEqual([
      ['MUNICIPALITY', 'CONTRACT', 12, '2026-04-01'],
      ['REGION', 'TRIAL_PLACEMENT', 3, '2026-03-01'],
    ]);
    expect(found?.clauses?.map(({ reason }) => reason)).toEqual(['Longer here', 'Local practice']);
  });

  it('agrees on nothing where the municipality does not take it over yet, or the region has not answered', async () => {
    expect((await ask(at(veendam))).found).toMatchObject({
      arrangements: [{ coverage: 'NOT_YET' }],
      clauses: [],
    });
    expect((await ask(at(achtkarspelen))).found).toMatchObject({
      arrangements: [{ coverage: null, adoption: null }],
      clauses: [],
    });
  });

  it('takes the framework as it is where a municipality takes all of it, whatever its region differs in', async () => {
    const id = await adopt('GM0037', 'FULL', '2026-05-01');
    const { clauses } = await ask({ municipality: 'GM0037' });
    expect(clauses).toEqual([
      ['FRAMEWORK', 'CONTRACT', 6, '2026-05-01'],
      ['FRAMEWORK', 'TRIAL_PLACEMENT', 2, '2026-05-01'],
    ]);
    await room.hub.sql('delete from agreements.regional_arrangements where id = $1', [id]);
  });

  it.each([
    ['2026-01-31', 0, []],
    ['2026-02-28', 1, []],
    ['2026-03-31', 1, [6, 3]],
    ['2026-04-01', 1, [12, 3]],
    ['2026-12-31', 1, [12, 3]],
    ['2027-01-01', 0, []],
  ])(
    'is of the day asked: on %s %d arrangements are in force, with the months %j',
    async (on, many, months) => {
      const { found, clauses } = await ask({ ...at(assen), on });
      expect(found?.arrangements).toHaveLength(many);
      expect(clauses?.map(([, , of]) => of)).toEqual(months);
    },
  );

  it('has instruments by body, with the terms of the municipality before those of its region and the nation', async () => {
    const levels = async (place: object, on = '2026-06-15') => {
      const { trial } = await ask({ ...place, on });
      return [trial('MUNICIPALITY'), trial('UWV')].map((row) => [row?.level, row?.standardMonths]);
    };
    expect(await levels(at(groningen))).toEqual([
      ['REGION', 3],
      ['NATIONAL', 2],
    ]);
    expect(await levels(at(assen))).toEqual([
      ['MUNICIPALITY', 4],
      ['NATIONAL', 2],
    ]);
    expect(await levels(at(assen), '2026-04-30')).toEqual([
      ['REGION', 3],
      ['NATIONAL', 2],
    ]);
    expect(await levels(at(achtkarspelen), '2026-06-14')).toEqual([
      ['REGION', 6],
      ['NATIONAL', 2],
    ]);
    expect(await levels(at(achtkarspelen))).toEqual([
      ['NATIONAL', 2],
      ['NATIONAL', 2],
    ]);
  });

  it('says where own terms were found and what they rest on in law, and in which language', async () => {
    const { trial } = await ask(at(assen), own, 'nl');
    const law = await room.hub.sql<{ text: string }>(
      `select b ->> 'text' as text from regions.instruments, jsonb_array_elements(legal_basis) b
       where code = 'TRIAL_PLACEMENT' and b ->> 'grantor' = 'MUNICIPALITY'`,
    );
    expect(trial('MUNICIPALITY')).toEqual({
      instrument: { code: 'TRIAL_PLACEMENT' },
      name: 'Proefplaatsing',
      grantor: 'MUNICIPALITY',
      level: 'MUNICIPALITY',
      standardMonths: 4,
      maximumMonths: null,
      isOpenEnded: null,
      legalBasis: law.map(({ text }) => text),
      sources: [`Terms of ${assen}`],
      since: '2026-05-01',
      checkedOn: '2026-03-01',
    });
  });

  it.each(['2025-12-31', '2026-06-15', '2026-11-01'])(
    'offers on %s every instrument in force that day once for each body, and none that is not',
    async (on) => {
      const { found } = await ask({ municipality: groningen, on });
      const inForce = await room.hub.sql<{ key: string }>(
        `select code || ' ' || unnest(grantors) as key from regions.instruments
         where coalesce(valid_from, '-infinity') <= $1::date and coalesce(valid_until, 'infinity') >= $1::date`,
        [on],
      );
      expect(
        found?.instruments.map(({ instrument, grantor }) => `${instrument.code} ${grantor}`).sort(),
      ).toEqual(inForce.map(({ key }) => key).sort());
    },
  );

  it('gives instruments by where the worker lives, and contact and agreements by where the work is', async () => {
    const { found, trial, clauses } = await ask({ ...at(achtkarspelen), municipality: veendam });
    expect(found).toMatchObject({
      municipality: { code: achtkarspelen },
      region: { code: 'AM02' },
      desk: { id: room.desks[1].id },
      residence: { code: veendam },
      isResidenceAssumed: false,
    });
    expect([trial('MUNICIPALITY')?.standardMonths, clauses]).toEqual([5, []]);
  });

  it('needs no site: a municipality alone is where the work is too, for the own employer or the one named', async () => {
    const { found, clauses } = await ask({ municipality: groningen });
    expect(found).toMatchObject({
      site: null,
      municipality: { code: groningen },
      residence: { code: groningen },
      isResidenceAssumed: false,
      employer: { id: employer.id },
    });
    const named = await ask(
      { municipality: groningen, employerId: employer.id.toUpperCase() },
      callers.liaison(),
    );
    expect(clauses).toHaveLength(2);
    expect(named.clauses).toEqual(clauses);
    expect((await ask({ municipality: groningen }, callers.liaison())).found).toMatchObject({
      employer: null,
      arrangements: null,
      clauses: null,
    });
  });

  it('gives the desk without a contact while its own address answers, and neither where no desk ever was', async () => {
    expect((await ask({ ...at(groningen), on: '2025-12-31' })).found).toMatchObject({
      desk: { id: room.desks[0].id },
      contact: null,
      contactBasis: 'DESK_ADDRESS',
    });
    expect((await ask({ municipality: 'GM0200' })).found).toMatchObject({
      desk: null,
      contact: null,
      contactBasis: null,
    });
  });

  it.each([
    ['employer', 2],
    ['desk', 2],
    ['liaison', 2],
    ['admin', 2],
  ])('tells the %s what is agreed: %d clauses', async (role, many) => {
    expect((await ask(at(groningen), everyRole(room)[role])).clauses).toHaveLength(many);
  });

  it('keeps what is agreed from another employer, and a desk is told of its own regions only', async () => {
    const foreign = await ask(at(groningen), callers.employer(room.employers[1].id));
    expect(foreign.found).toMatchObject({ region: { code: 'AM01' }, arrangements: [], clauses: [] });
    const named = await ask(
      { municipality: groningen, employerId: employer.id },
      callers.employer(room.employers[1].id),
    );
    expect(named.found).toMatchObject({ arrangements: [], clauses: [] });
    const elsewhere = await ask(at(groningen), callers.desk(room.desks[1].id, ['AM02']));
    // The framework is one that it can adopt itself; what AM01 answered is not told.
    expect(elsewhere.found).toMatchObject({
      arrangements: [{ arrangement: { id: framework.id }, adoption: null, coverage: null }],
      clauses: [],
    });
  });

  it('gives the public and organisers contact and instruments, and null with FORBIDDEN for what is agreed', async () => {
    const denied = (fields: readonly string[]) => fields.map((field) => `whatApplies.${field}: FORBIDDEN`);
    const open = await ask({ municipality: groningen }, callers.public);
    expect(open.found).toMatchObject({
      desk: { id: room.desks[0].id },
      contact: { id: room.desks[0].contactId },
      employer: null,
      arrangements: null,
      clauses: null,
    });
    expect(open.found?.instruments.length).toBeGreaterThan(18);
    expect(refusals(open).sort()).toEqual(denied(['arrangements', 'clauses', 'employer']));
    const organiser = await ask(at(groningen), callers.organiser());
    expect(organiser.found).toMatchObject({
      employer: { id: employer.id },
      arrangements: null,
      clauses: null,
    });
    expect(refusals(organiser).sort()).toEqual(denied(['arrangements', 'clauses']));
  });

  it('knows no site for the public, and none that there is not: null without an error', async () => {
    for (const [variables, caller] of [
      [at(groningen), callers.public],
      [{ siteId: randomUUID() }, own],
      [{ siteId: 'not an id' }, own],
      [{ municipality: 'GM9999' }, own],
      [{ ...at(groningen), municipality: 'GM9999' }, own],
    ] as const) {
      const { found, errors } = await ask(variables, caller);
      expect([found, errors]).toEqual([null, []]);
    }
  });

  it('refuses a question about no place, and an employer that the site is not of', async () => {
    const neither = await ask({ employerId: employer.id });
    expect(refusals(neither)).toEqual(['whatApplies: BAD_USER_INPUT']);
    const another = await ask({ ...at(groningen), employerId: room.employers[1].id });
    expect(another.errors.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'BAD_USER_INPUT', argument: 'employerId' },
    ]);
    expect((await ask({ municipality: groningen, employerId: 'not an id' })).found).toMatchObject({
      employer: null,
      clauses: null,
    });
  });

  it('costs the same statements however many arrangements, answers and terms there are', async () => {
    const before = await ask(at(groningen));
    for (const title of ['B', 'C', 'D']) {
      const further = await seedArrangement(room.hub, employer, title);
      await seedAdoption(room.hub, further, room.desks[0]);
    }
    await seedTerms(
      room.hub,
      referenceMunicipalities.slice(0, 60).map(({ code, regionCode }) => ({
        instrument: 'JOB_COACH',
        grantor: 'MUNICIPALITY',
        region: regionCode,
        municipality: code,
        standardMonths: 12,
      })),
    );
    const after = await ask(at(groningen));
    expect(after.clauses).toHaveLength(4 * (before.clauses?.length ?? 0));
    expect(after.statements).toHaveLength(before.statements.length);
    expect(before.statements.length).toBeLessThanOrEqual(8);
  });
});
