import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { type SeededEmployer, seedEmployers } from './seed-employers';

type Node = { id: string; title?: string; name?: string; state?: string };

describe('reading employers, sites and vacancies', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let seeded: SeededEmployer[];
  const employer = (index: number): SeededEmployer => {
    const found = seeded[index];
    if (!found) throw new Error(`No employer ${index} was seeded.`);
    return found;
  };
  const read = <Data>(query: string, variables: Record<string, unknown>, caller: Caller) =>
    ask<Data>(subgraph, query, variables, { caller });

  beforeAll(async () => {
    hub = await createTestHub([employers]);
    subgraph = await hub.subgraph('employers');
    seeded = await seedEmployers(hub, 6);
  });
  afterAll(() => hub.close());

  it('answers an employer with its details, and every unknown as null', async () => {
    const { id, siteId } = employer(0);
    const { data, errors } = await read(
      `query ($id: ID!, $siteId: ID!) {
        employer(id: $id) { name kvkNumber sector industry { code label } registeredOn closedOn }
        site(id: $siteId) {
          name offers intendedPlacements opensOn municipality { code } region { code } employer { name }
        }
      }`,
      { id, siteId },
      callers.organiser(),
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      employer: {
        name: 'Employer 01',
        kvkNumber: '90000001',
        sector: 'MARKET',
        industry: { code: 'H', label: 'Transportation and storage' },
        registeredOn: '2026-01-01',
        closedOn: null,
      },
      site: {
        name: 'Depot 01',
        offers: ['LIFT', 'QUIET_PLACE'],
        intendedPlacements: 50,
        opensOn: null,
        municipality: { code: employer(0).municipalityCode },
        region: { code: employer(0).regionCode },
        employer: { name: 'Employer 01' },
      },
    });
  });

  it('answers a caller its own employer, and null to callers who speak for none', async () => {
    const own = (caller: Caller) =>
      read<{ ownEmployer: object | null }>('{ ownEmployer { name } }', {}, caller);
    expect((await own(callers.employer(employer(1).id))).data).toEqual({
      ownEmployer: { name: 'Employer 02' },
    });
    for (const caller of [callers.liaison(), callers.admin(), callers.employer(randomUUID())]) {
      expect(await own(caller)).toMatchObject({ data: { ownEmployer: null }, errors: [] });
    }
    const open = await own(callers.public);
    expect(open.data).toEqual({ ownEmployer: null });
    expect(open.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('answers a vacancy with labels in the language of the request', async () => {
    const query = `query ($id: ID!) { vacancy(id: $id) {
      title kind state occupations { scheme code label } hoursPerWeek { min max } workingLevelAtLeast positions
      languages { code label } drivingLicences startsOn closesOn publishedOn
    } }`;
    const { data } = await ask(
      subgraph,
      query,
      { id: employer(0).openVacancyId },
      { caller: callers.organiser(), language: 'nl' },
    );
    expect(data).toEqual({
      vacancy: {
        title: 'Warehouse worker',
        kind: 'OPEN',
        state: 'OPEN',
        occupations: [{ scheme: 'ISCO', code: '9333', label: 'Laders, lossers en orderpickers' }],
        hoursPerWeek: { min: 20, max: null },
        workingLevelAtLeast: null,
        positions: 50,
        languages: [{ code: 'nld', label: 'Nederlands' }],
        drivingLicences: ['B'],
        startsOn: null,
        closesOn: null,
        publishedOn: '2026-06-01',
      },
    });
  });

  it.each(['no id at all', '00000000-0000-4000-8000-000000000000', ''])(
    'answers null without an error for the id "%s"',
    async (id) => {
      const { data, errors } = await read(
        'query ($id: ID!) { employer(id: $id) { id } site(id: $id) { id } vacancy(id: $id) { id } }',
        { id },
        callers.admin(),
      );
      expect(errors).toEqual([]);
      expect(data).toEqual({ employer: null, site: null, vacancy: null });
    },
  );

  it('finds an id written in capitals', async () => {
    const { data } = await read<{ employer: Node }>(
      'query ($id: ID!) { employer(id: $id) { id } }',
      { id: employer(0).id.toUpperCase() },
      callers.admin(),
    );
    expect(data.employer.id).toBe(employer(0).id);
  });

  describe('for a caller without a token', () => {
    it('refuses each root field', async () => {
      const { data, errors } = await read(
        `query ($id: ID!) {
          employer(id: $id) { id } employers { totalCount } site(id: $id) { id } vacancy(id: $id) { id }
          vacancies { totalCount }
        }`,
        { id: employer(0).id },
        callers.public,
      );
      expect(data).toEqual({ employer: null, employers: null, site: null, vacancy: null, vacancies: null });
      expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(Array(5).fill('UNAUTHENTICATED'));
    });

    it('knows no entity of another subgraph’s answer', async () => {
      const { id, siteId, contactId, openVacancyId } = employer(0);
      const { data, errors, statements } = await read(
        'query ($keys: [_Any!]!) { _entities(representations: $keys) { __typename } }',
        {
          keys: [
            { __typename: 'Employer', id },
            { __typename: 'Site', id: siteId },
            { __typename: 'EmployerContact', id: contactId },
            { __typename: 'Vacancy', id: openVacancyId },
          ],
        },
        callers.public,
      );
      expect(errors).toEqual([]);
      expect(data).toEqual({ _entities: [null, null, null, null] });
      expect(statements).toEqual([]);
    });

    it('forbids the lists of a region and leaves the region', async () => {
      const { data, errors } = await read(
        `query ($code: String!) { _entities(representations: [{ __typename: "Region", code: $code }]) {
          ... on Region { code sites { totalCount } vacancies { totalCount } } } }`,
        { code: employer(0).regionCode },
        callers.public,
      );
      expect(data).toEqual({ _entities: [{ code: employer(0).regionCode, sites: null, vacancies: null }] });
      expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    });
  });

  describe('closed vacancies', () => {
    const query = `query ($id: ID!, $employer: ID!, $site: ID!) {
      vacancy(id: $id) { state }
      employer(id: $employer) {
        all: vacancies { totalCount nodes { title state } }
        closed: vacancies(state: CLOSED) { totalCount nodes { title } }
        open: vacancies(state: OPEN) { totalCount nodes { title } }
      }
      site(id: $site) { vacancies { totalCount nodes { title } } }
    }`;
    const open = { title: 'Warehouse worker' };
    const closed = { title: 'Driver' };
    const readAs = (caller: Caller) =>
      read(
        query,
        { id: employer(0).closedVacancyId, employer: employer(0).id, site: employer(0).siteId },
        caller,
      );

    it.each([
      ['their own employer', () => callers.employer(employer(0).id)],
      ['a liaison', () => callers.liaison()],
      ['an admin', () => callers.admin()],
    ])('are there for %s', async (_, caller) => {
      const { data, errors } = await readAs(caller());
      expect(errors).toEqual([]);
      expect(data).toEqual({
        vacancy: { state: 'CLOSED' },
        employer: {
          all: {
            totalCount: 2,
            nodes: [
              { ...open, state: 'OPEN' },
              { ...closed, state: 'CLOSED' },
            ],
          },
          closed: { totalCount: 1, nodes: [closed] },
          open: { totalCount: 1, nodes: [open] },
        },
        site: { vacancies: { totalCount: 2, nodes: [open, closed] } },
      });
    });

    it.each([
      ['another employer', () => callers.employer(employer(1).id)],
      ['a desk of the region', () => callers.desk(randomUUID(), [employer(0).regionCode])],
      ['an organiser', () => callers.organiser()],
    ])('do not exist for %s', async (_, caller) => {
      const { data, errors } = await readAs(caller());
      expect(errors).toEqual([]);
      expect(data).toEqual({
        vacancy: null,
        employer: {
          all: { totalCount: 1, nodes: [{ ...open, state: 'OPEN' }] },
          closed: { totalCount: 0, nodes: [] },
          open: { totalCount: 1, nodes: [open] },
        },
        site: { vacancies: { totalCount: 1, nodes: [open] } },
      });
    });

    it('are open to the end of their last day', async () => {
      const query = 'query ($id: ID!) { vacancy(id: $id) { state } }';
      for (const [instant, state] of [
        ['2026-05-31T21:59:59Z', 'OPEN'],
        ['2026-05-31T22:00:00Z', 'CLOSED'],
      ] as const) {
        const then = await hub.subgraph('employers', { clock: { now: () => new Date(instant) } });
        const { data } = await ask(
          then,
          query,
          { id: employer(0).closedVacancyId },
          { caller: callers.admin() },
        );
        expect(data).toEqual({ vacancy: { state } });
      }
    });
  });

  describe('contact persons', () => {
    const query = `query ($id: ID!, $site: ID!, $on: LocalDate) {
      employer(id: $id) {
        contact(on: $on) { functionTitle name emailAddress phone isStale deputy { functionTitle isStale } site { id } }
        contacts(on: $on) { functionTitle }
      }
      site(id: $site) { contact(on: $on) { functionTitle site { name } employer { name } } }
    }`;
    type Contacts = {
      employer: { contact: { name: string | null } | null; contacts: object[] };
      site: { contact: { functionTitle: string } | null };
    };
    const readAs = (caller: Caller, on: string | null = null) =>
      read<Contacts>(query, { id: employer(0).id, site: employer(0).siteId, on }, caller);

    it('are the one in charge, with its deputy and when it was last confirmed', async () => {
      const { data } = await readAs(callers.liaison());
      expect(data).toEqual({
        employer: {
          contact: {
            functionTitle: 'Head of recruitment',
            name: 'A. Function',
            emailAddress: 'work@example.nl',
            phone: null,
            isStale: false,
            deputy: { functionTitle: 'Deputy', isStale: true },
            site: null,
          },
          contacts: [{ functionTitle: 'Head of recruitment' }, { functionTitle: 'Deputy' }],
        },
        site: {
          contact: {
            functionTitle: 'Depot manager',
            site: { name: 'Depot 01' },
            employer: { name: 'Employer 01' },
          },
        },
      });
    });

    it.each([
      ['2026-07-01', 'Head of recruitment'],
      ['2026-06-30', 'Depot manager'],
      ['2026-01-31', 'Head of recruitment'],
      ['2025-12-31', undefined],
    ])('of a site on %s are %s', async (on, functionTitle) => {
      const { data } = await readAs(callers.liaison(), on);
      expect(data.site.contact?.functionTitle).toBe(functionTitle);
    });

    it('are nobody before anybody was named', async () => {
      const { data } = await readAs(callers.liaison(), '2025-12-31');
      expect(data.employer).toEqual({ contact: null, contacts: [] });
    });

    it.each([
      ['another employer', () => callers.employer(employer(1).id)],
      ['a desk', () => callers.desk(randomUUID(), [employer(0).regionCode])],
      ['an organiser', () => callers.organiser()],
    ])('keep their name from %s', async (_, caller) => {
      const { data, errors } = await readAs(caller());
      expect(data.employer.contact).toMatchObject({ emailAddress: 'work@example.nl', name: null });
      expect(errors).toMatchObject([
        { path: ['employer', 'contact', 'name'], extensions: { code: 'FORBIDDEN' } },
      ]);
    });

    it.each([
      ['their own employer', () => callers.employer(employer(0).id)],
      ['an admin', () => callers.admin()],
    ])('tell their name to %s', async (_, caller) => {
      const { data, errors } = await readAs(caller());
      expect(errors).toEqual([]);
      expect(data.employer.contact?.name).toBe('A. Function');
    });
  });
});
