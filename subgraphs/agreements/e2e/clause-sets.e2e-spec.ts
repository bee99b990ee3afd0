import { randomUUID } from 'node:crypto';
import { callers } from '@banenbrug/testkit';
import fc from 'fast-check';
import { ClauseSet } from '../src';
import { clauseDescriptors } from '../src/clauses';
import { instrumentKinds } from '../src/clauses/labels';
import { insertClauseSet } from '../src/repositories/adoption.repository';
import { type AgreementsRoom, openRoom } from './agreements-room';
import { seedArrangement } from './seed-agreements';

/** What each clause can be asked to keep, all fields at once. */
const complete: Record<string, Record<string, unknown>> = {
  singleContact: { isOnePerRegion: true, isOneAtEmployer: false, hasDeputy: true },
  escalation: { callBackDays: 2, procedure: 'Through the desk' },
  recruitmentProcedure: {
    isAnonymousFirst: true,
    selectedBy: 'EMPLOYER',
    interviewWithinDays: 5,
    steps: ['Vacancy', 'Profile, "anonymous"', 'Meeting'],
  },
  responseTime: { responseDays: 2, feedbackDays: 5 },
  communication: { channel: 'PHONE', consultEveryWeeks: 6, reviewEveryMonths: 12 },
  intendedPlacements: { placements: 50, scope: 'PER_SITE' },
  contract: { minimumMonths: 6, hoursPerWeek: { min: 13, max: 28 } },
  trialPlacement: { standardMonths: 2, maxMonths: 3, requestedBy: 'REGION', insuredBy: 'EMPLOYER' },
  wageCostSubsidy: { process: 'PREFERENT', isFlatRateFirst: true, decisionWeeks: 6, paymentDays: 30 },
  wageValueAssessment: { method: 'A validated method', afterWeeks: 8, isEmployerPresent: true },
  jobCoaching: { mode: 'EITHER', regime: 'LIGHT', hourlyFeeCents: 7550, isBuddyTrainingAccepted: true },
  sickLeaveReporting: { reportTo: ['UWV', 'MUNICIPALITY'], withinDays: 1 },
  instrumentUse: { kinds: ['NO_RISK_POLICY', 'JOB_COACH'] },
  targetGroups: { groups: ['REGISTER', 'STATUS_HOLDERS'] },
  preparation: {
    preTrainingWeeks: 4,
    isWorkBasedLearning: true,
    isPracticalLearning: false,
    description: 'A day along',
  },
  aftercare: { months: 6, evaluateOn: '2027-02-28', onDropOut: 'The desk seeks other work' },
  dataSharing: { beforeMeeting: 'An anonymous profile', afterAgreement: 'Name and function' },
  validity: { termMonths: 24, isRenewedTacitly: true, noticeMonths: 3 },
};

describe('clause sets', () => {
  let room: AgreementsRoom;
  beforeAll(async () => {
    room = await openRoom();
  }, 60_000);
  afterAll(() => room.hub.close());

  it('come back from PostgreSQL as they went in, whatever part of them was agreed', async () => {
    const { manager } = await room.hub.dataSource('agreements');
    expect(Object.keys(complete)).toEqual(clauseDescriptors.map(({ name }) => name));
    const parts = fc.record(
      Object.fromEntries(
        Object.entries(complete).map(([name, clause]) => [
          name,
          fc
            .subarray(Object.keys(clause))
            .map((fields) => Object.fromEntries(fields.map((f) => [f, clause[f]]))),
        ]),
      ),
    );
    await fc.assert(
      fc.asyncProperty(parts, async (agreed) => {
        const id = randomUUID();
        const columns = Object.assign({}, ...clauseDescriptors.map((d) => d.write(agreed[d.name] ?? {})));
        await insertClauseSet(manager, id, columns);
        const row = await manager.findOneByOrFail(ClauseSet, { id });
        for (const { name, ingredient, read } of clauseDescriptors) {
          const clause = agreed[name] ?? {};
          if (Object.keys(clause).length === 0) expect(read(row)).toBeNull();
          else expect(read(row)).toMatchObject({ ...clause, ingredient });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('name schemes by codes that the regions subgraph has instruments for', async () => {
    const instruments = await room.hub.sql<{ code: string }>('select code from regions.instruments');
    const codes = new Set(instruments.map(({ code }) => code));
    expect(Object.keys(instrumentKinds).filter((kind) => !codes.has(kind))).toEqual([]);
  });

  it('lead from the kinds of schemes to the instruments', async () => {
    const [employer] = room.employers;
    const arrangement = await seedArrangement(room.hub, employer, 'With schemes');
    await room.hub.sql(
      `update agreements.clause_sets set instrument_use_kinds = '{NO_RISK_POLICY}' where id = $1`,
      [arrangement.clauseSetId],
    );
    const { data } = await room.ask<{ arrangement: { clauses: object[] } }>(
      `query ($id: ID!) { arrangement(id: $id) { clauses {
        ... on InstrumentUseClause { kinds summary instruments { code } }
      } } }`,
      { id: arrangement.id },
      callers.employer(employer.id),
    );
    expect(data.arrangement.clauses).toContainEqual({
      kinds: ['NO_RISK_POLICY'],
      summary: 'Schemes: no-risk policy.',
      instruments: [{ code: 'NO_RISK_POLICY' }],
    });
  });

  it.each([
    [`trial_placement_requested_by`, `'NOBODY'`],
    [`sick_leave_reporting_report_to`, `'{UWV,NEIGHBOUR}'`],
    [`instrument_use_kinds`, `'{LOTTERY}'`],
    [`contract_hours_per_week_max, contract_hours_per_week_min`, `20, 40`],
  ])('refuse in the database what the schema cannot say: %s = %s', async (columns, values) => {
    await expect(
      room.hub.sql(`insert into agreements.clause_sets (id, ${columns}) values ($1, ${values})`, [
        randomUUID(),
      ]),
    ).rejects.toThrow(/violates check constraint "ck_clause_sets_/);
  });
});
