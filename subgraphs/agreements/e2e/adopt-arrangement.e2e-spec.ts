import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { type SeededArrangement, seedArrangement } from './seed-agreements';

const mutation = `mutation ($input: AdoptArrangementInput!) {
  adoptArrangement(input: $input) {
    regionalArrangement {
      id arrangement { id } region { code } municipality { code } coverage adoptedOn revision
      contact { __typename id }
      deviations {
        ingredient reason
        standard { ...clause }
        regional { ...clause }
      }
      clauses { ...clause }
    }
    errors {
      __typename
      ... on UserError { code path }
      ... on InvalidValue { reason }
      ... on SensitiveText { category }
      ... on StateConflict { currentState }
    }
  }
}
fragment clause on ArrangementClause {
  ingredient
  summary
  ... on TrialPlacementClause { standardMonths maxMonths }
  ... on ContractClause { minimumMonths hoursPerWeek { min max } }
}`;

interface Adopted {
  readonly adoptArrangement: {
    readonly regionalArrangement: { readonly id: string; readonly [field: string]: unknown } | null;
    readonly errors: readonly Record<string, unknown>[];
  } | null;
}

const threeMonths = { reason: 'Local practice', trialPlacement: { standardMonths: 3, maxMonths: 6 } };

describe('adoptArrangement', () => {
  let room: AgreementsRoom;
  let arrangement: SeededArrangement;
  let desk: Caller;

  beforeAll(async () => {
    room = await openRoom();
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
  }, 60_000);
  beforeEach(async () => {
    arrangement = await seedArrangement(room.hub, room.employers[0], 'Framework');
  });
  afterAll(() => room.hub.close());

  const adopt = async (change: Record<string, unknown>, caller = desk) => {
    const input = {
      arrangementId: arrangement.id,
      region: room.desks[0].region,
      coverage: 'FULL',
      ...change,
    };
    const answer = await room.ask<Adopted>(mutation, { input }, caller);
    return { ...answer, payload: answer.data.adoptArrangement };
  };

  it('takes a framework over in full, with the contact who is in charge of the desk', async () => {
    const { payload, errors } = await adopt({ adoptedOn: '2026-06-01' });
    expect(errors).toEqual([]);
    const contract = {
      ingredient: 'CONTRACT',
      minimumMonths: 6,
      hoursPerWeek: { min: 20, max: null },
      summary: 'Contract: at least 6 months; at least 20 hours a week.',
    };
    const trial = {
      ingredient: 'TRIAL_PLACEMENT',
      standardMonths: 2,
      maxMonths: null,
      summary: 'Trial placement: usually 2 months.',
    };
    expect(payload).toEqual({
      errors: [],
      regionalArrangement: {
        id: expect.any(String),
        arrangement: { id: arrangement.id },
        region: { code: 'AM01' },
        municipality: null,
        coverage: 'FULL',
        adoptedOn: '2026-06-01',
        revision: 1,
        contact: { __typename: 'DeskContact', id: room.desks[0].contactId },
        deviations: [],
        clauses: [contract, trial],
      },
    });
  });

  it('takes a framework over in part: the deviation stands beside the standard and holds instead of it', async () => {
    const { payload } = await adopt({
      coverage: 'PARTIAL',
      deviations: [threeMonths, { reason: 'We answer fast', responseTime: { responseDays: 1 } }],
    });
    expect(payload?.errors).toEqual([]);
    expect(payload?.regionalArrangement).toMatchObject({
      coverage: 'PARTIAL',
      adoptedOn: '2026-06-15',
      deviations: [
        {
          ingredient: 'RESPONSE_TIME',
          standard: null,
          regional: { summary: 'Response time: the region answers within 1 working day.' },
          reason: 'We answer fast',
        },
        {
          ingredient: 'TRIAL_PLACEMENT',
          standard: { standardMonths: 2 },
          regional: { standardMonths: 3, maxMonths: 6 },
          reason: 'Local practice',
        },
      ],
      clauses: [
        { ingredient: 'RESPONSE_TIME' },
        { ingredient: 'CONTRACT', minimumMonths: 6 },
        { ingredient: 'TRIAL_PLACEMENT', standardMonths: 3, maxMonths: 6 },
      ],
    });
  });

  it('records that a region does not take it over yet, and that one municipality of it does', async () => {
    const region = await adopt({ coverage: 'NOT_YET' });
    expect(region.payload?.regionalArrangement).toMatchObject({ coverage: 'NOT_YET', adoptedOn: null });
    const [row] = await room.hub.sql<{ code: string }>(
      'select municipality_code as code from regions.municipality_regions where region_code = $1 limit 1',
      [room.desks[0].region],
    );
    const municipality = await adopt({ municipality: row?.code });
    expect(municipality.payload?.regionalArrangement).toMatchObject({
      municipality: { code: row?.code },
      coverage: 'FULL',
      revision: 1,
    });
    const { data } = await room.ask(
      `query ($id: ID!) { arrangement(id: $id) {
        adoption(region: "AM01") { coverage }
        adoptions { coverage municipality { code } }
        notYet: adoptions(coverage: NOT_YET) { coverage }
      } }`,
      { id: arrangement.id },
      desk,
    );
    expect(data).toEqual({
      arrangement: {
        adoption: { coverage: 'NOT_YET' },
        adoptions: [
          { coverage: 'NOT_YET', municipality: null },
          { coverage: 'FULL', municipality: { code: row?.code } },
        ],
        notYet: [{ coverage: 'NOT_YET' }],
      },
    });
  });

  it('says clauses in the language of the request', async () => {
    await adopt({});
    const { data } = await room.ask(
      'query ($id: ID!) { arrangement(id: $id) { adoption(region: "AM01") { clauses { summary } } } }',
      { id: arrangement.id },
      desk,
      'nl',
    );
    expect(data).toEqual({
      arrangement: {
        adoption: {
          clauses: [
            { summary: 'Contract: minstens 6 maanden; minstens 20 uur per week.' },
            { summary: 'Proefplaatsing: standaard 2 maanden.' },
          ],
        },
      },
    });
  });

  it('is for desks, in their own regions, and for the liaison', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const own = await seedArrangement(room.hub, room.employers[0], `For ${role}`);
      const answer = await adopt({ arrangementId: own.id }, caller);
      const isAllowed = ['desk', 'liaison'].includes(role);
      expect({ role, adopted: answer.payload?.regionalArrangement != null }).toEqual({
        role,
        adopted: isAllowed,
      });
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals(answer)).toEqual(isAllowed ? [] : [`adoptArrangement: ${code}`]);
    }
    const { payload } = await adopt({ region: room.desks[1].region });
    expect(payload?.errors).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', 'region'] }]);
  });

  it.each([
    [{ arrangementId: 'not an id' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'arrangementId'] }],
    [
      { arrangementId: '00000000-0000-4000-8000-000000000000' },
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'arrangementId'] },
    ],
    [{ region: 'AM99' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'region'] }],
    [{ municipality: 'GM9999' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'municipality'] }],
    [{ municipality: 'GM0344' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'municipality'] }],
    [{ contactId: 'not an id' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'contactId'] }],
    [
      { contactId: '00000000-0000-4000-8000-000000000000' },
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'contactId'] },
    ],
    [{ adoptedOn: '2026-06-16' }, { path: ['input', 'adoptedOn'], reason: 'IN_THE_FUTURE' }],
    [
      { coverage: 'NOT_YET', adoptedOn: '2026-06-01' },
      { path: ['input', 'adoptedOn'], reason: 'MALFORMED' },
    ],
    [{ coverage: 'PARTIAL' }, { path: ['input', 'deviations'], reason: 'REQUIRED' }],
    [
      { coverage: 'PARTIAL', deviations: [] },
      { path: ['input', 'deviations'], reason: 'REQUIRED' },
    ],
    [{ deviations: [threeMonths] }, { path: ['input', 'deviations'], reason: 'OUT_OF_RANGE' }],
    [
      { coverage: 'NOT_YET', deviations: [threeMonths] },
      { path: ['input', 'deviations'], reason: 'OUT_OF_RANGE' },
    ],
    [
      { coverage: 'PARTIAL', deviations: [{ reason: 'No clause' }] },
      { path: ['input', 'deviations', '0'], reason: 'REQUIRED' },
    ],
    [
      { coverage: 'PARTIAL', deviations: [{ ...threeMonths, validity: { termMonths: 12 } }] },
      { path: ['input', 'deviations', '0'], reason: 'OUT_OF_RANGE' },
    ],
    [
      { coverage: 'PARTIAL', deviations: [threeMonths, threeMonths] },
      { path: ['input', 'deviations', '1', 'trialPlacement'], reason: 'MALFORMED' },
    ],
    [
      { coverage: 'PARTIAL', deviations: [{ reason: ' ', trialPlacement: { standardMonths: 3 } }] },
      { path: ['input', 'deviations', '0', 'reason'], reason: 'REQUIRED' },
    ],
    [
      { coverage: 'PARTIAL', deviations: [{ reason: 'x', trialPlacement: {} }] },
      { path: ['input', 'deviations', '0', 'trialPlacement'], reason: 'REQUIRED' },
    ],
    [
      {
        coverage: 'PARTIAL',
        deviations: [{ reason: 'x', contract: { hoursPerWeek: { min: 40, max: 20 } } }],
      },
      { path: ['input', 'deviations', '0', 'contract', 'hoursPerWeek'], reason: 'END_BEFORE_START' },
    ],
    [
      { coverage: 'PARTIAL', deviations: [{ reason: 'x', escalation: { procedure: 'Mail a@example.nl' } }] },
      { path: ['input', 'deviations', '0', 'escalation', 'procedure'], category: 'EMAIL' },
    ],
    [
      {
        coverage: 'PARTIAL',
        deviations: [{ reason: 'The same', contract: { minimumMonths: 6, hoursPerWeek: { min: 20 } } }],
      },
      { path: ['input', 'deviations', '0'], currentState: 'SAME_AS_STANDARD' },
    ],
    [{ expectedRevision: 1 }, { path: ['input', 'expectedRevision'], currentState: 'REVISION_0' }],
  ])('refuses %j and keeps nothing', async (change, error) => {
    const before = await room.rows();
    const { payload, errors } = await adopt(change, callers.liaison());
    expect(errors).toEqual([]);
    expect(payload?.regionalArrangement).toBeNull();
    expect(payload?.errors).toEqual([expect.objectContaining(error)]);
    expect(await room.rows()).toEqual(before);
  });

  it.each(['DRAFT', 'ENDED'])('refuses a framework that is %s', async (state) => {
    const other = await seedArrangement(room.hub, room.employers[0], state, state);
    const { payload } = await adopt({ arrangementId: other.id }, callers.liaison());
    expect(payload?.errors).toMatchObject([{ code: 'STATE_CONFLICT', currentState: state }]);
    const hidden = await adopt({ arrangementId: other.id });
    expect(hidden.payload?.errors).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
  });

  it('refuses the contact of a desk that does not serve the region', async () => {
    const { payload } = await adopt({ contactId: room.desks[1].contactId });
    expect(payload?.errors).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', 'contactId'] }]);
  });

  it('answers again when the revision is the one that was seen, and puts the new answer whole in the place of the former', async () => {
    const first = await adopt({ coverage: 'PARTIAL', deviations: [threeMonths] });
    const setsBefore = (await room.rows())['clause_sets'] ?? 0;
    const blind = await adopt({});
    expect(blind.payload?.errors).toMatchObject([
      { code: 'STATE_CONFLICT', path: ['input', 'expectedRevision'], currentState: 'REVISION_1' },
    ]);
    const second = await adopt({ expectedRevision: 1 });
    expect(second.payload?.regionalArrangement).toMatchObject({
      id: first.payload?.regionalArrangement?.id,
      coverage: 'FULL',
      revision: 2,
      deviations: [],
      contact: { id: room.desks[0].contactId },
    });
    expect((await room.rows())['clause_sets']).toBe(setsBefore);
    const stale = await adopt({ expectedRevision: 1 });
    expect(stale.payload?.errors).toMatchObject([{ currentState: 'REVISION_2' }]);
  });

  it('lets one of several first answers at the same moment win, and tells the others', async () => {
    const answers = await Promise.all(['FULL', 'NOT_YET', 'FULL'].map((coverage) => adopt({ coverage })));
    const won = answers.filter(({ payload }) => payload?.errors.length === 0);
    const lost = answers.flatMap(({ payload }) => payload?.errors ?? []);
    expect(won).toHaveLength(1);
    expect(lost).toMatchObject([{ currentState: 'REVISION_1' }, { currentState: 'REVISION_1' }]);
    const rows = await room.hub.sql(
      'select 1 from agreements.regional_arrangements where arrangement_id = $1',
      [arrangement.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('answers the same adoption for the same idempotency key, and refuses the key for another body', async () => {
    const first = await adopt({ idempotencyKey: 'a1' });
    expect((await adopt({ idempotencyKey: 'a1' })).data).toEqual(first.data);
    const changed = await adopt({ idempotencyKey: 'a2', expectedRevision: 1, coverage: 'NOT_YET' });
    const again = await adopt({ idempotencyKey: 'a2', expectedRevision: 1, coverage: 'NOT_YET' });
    expect(changed.payload?.regionalArrangement).toMatchObject({ revision: 2 });
    expect(again.data).toEqual(changed.data);
    const other = await adopt({ idempotencyKey: 'a1', coverage: 'NOT_YET' });
    expect(other.payload?.errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });
});
