import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, referenceRegions } from '@banenbrug/service-common';
import { openDemoIssuer } from '../src';
import { type DemoHub, demoDay, startDemoHub } from './demo-hub';
import { type Hall, openHall, sendBatch, write } from './fourth-session/hall';
import { agreementsOf, batchesOf, fourthSession, type MadeAgreement } from './fourth-session/scenario';
import { startTimeoutMs } from './processes/child';
import { inManyProcesses, inOneProcess, type Wire } from './wires';

const sessionDay = '2026-08-20';

interface Report {
  readonly followUpCount: number;
  readonly byStatus: readonly { readonly status: string; readonly count: number }[];
  readonly map: {
    readonly regions: readonly { readonly region: { code: string }; readonly followUpCount: number }[];
    readonly followUpCount: number;
    readonly surplus: number;
    readonly regionsWithoutAny: readonly { readonly code: string }[];
  };
  readonly results: { readonly meetingsHeldCount: number };
  readonly former: { readonly session: { readonly number: number } } | null;
}

interface Change {
  readonly followUpAgreementId: string;
  readonly followUpAgreement: {
    employer: { name: string };
    regions: { code: string; name: string }[];
  } | null;
  readonly regionCounts: readonly { readonly region: { readonly code: string }; readonly count: number }[];
}

interface Recorded {
  readonly id: string;
  readonly revision: number;
  readonly category: string;
  readonly status: string;
  readonly employer: { readonly id: string };
  readonly regions: readonly { readonly code: string }[];
  readonly employerText: string | null;
  readonly regionText: string | null;
}

const report = `followUpCount byStatus { status count } results { meetingsHeldCount } former { session { number } }
  map { regions { region { code } followUpCount } followUpCount surplus regionsWithoutAny { code } }`;
const changes = `subscription ($id: ID!, $after: String) { followUpChanges(sessionId: $id, after: $after) {
  followUpAgreementId followUpAgreement { employer { name } regions { code name } }
  regionCounts { region { code } count } } }`;

describe('the fourth session, replayed', () => {
  jest.setTimeout(startTimeoutMs);

  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-session-'));
  let hub: DemoHub;
  let employerIds: string[];
  const regionCodes = referenceRegions.map(({ code }) => code).filter((_, index) => index % 2 === 0);
  let agreements: readonly MadeAgreement[];

  beforeAll(async () => {
    hub = await startDemoHub();
    const rows = await hub.sql<{ id: string }>(
      'select id from employers.employers where closed_on is null order by id limit $1',
      [fourthSession.employers],
    );
    employerIds = rows.map(({ id }) => id);
    agreements = agreementsOf(employerIds, regionCodes);
  });
  afterAll(async () => {
    await hub?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const wires: readonly (readonly [string, number, () => Promise<Wire>])[] = [
    [
      'in one process',
      5,
      async () => {
        const wire = inOneProcess(hub);
        await wire.setDay(sessionDay);
        return wire;
      },
    ],
    ['in many processes', 6, async () => inManyProcesses(hub, await openDemoIssuer(folder), sessionDay)],
  ];

  const participants = () => [
    ...employerIds.map((employerId, index) => ({
      organisation: `Werkgever ${index + 1} (demo)`,
      kind: 'EMPLOYER',
      employerId,
    })),
    ...regionCodes.map((region) => ({ organisation: `Regio ${region} (demo)`, kind: 'REGION', region })),
  ];

  const reportOf = async (wire: Wire, { sessionId: id }: Hall, asOf: string): Promise<Report> => {
    const query = `query ($id: ID!, $asOf: LocalDate!) { dialogueSession(id: $id) { report(asOf: $asOf) { ${report} } } }`;
    const { data, errors } = await wire.ask(query, { id, asOf }, 'organiser');
    expect(errors).toBeUndefined();
    return (data as unknown as { dialogueSession: { report: Report } }).dialogueSession.report;
  };

  const recordedOf = async (wire: Wire, { sessionId: id }: Hall): Promise<Recorded[]> => {
    const query = `query ($id: ID!) { dialogueSession(id: $id) { counts { employers regions followUps }
      followUps(first: 100) { totalCount nodes { id revision category status employer { id } regions { code } employerText regionText } } } }`;
    const { data, errors } = await wire.ask(query, { id }, 'organiser');
    expect(errors).toBeUndefined();
    const { counts, followUps } = (
      data as unknown as {
        dialogueSession: { counts: object; followUps: { totalCount: number; nodes: Recorded[] } };
      }
    ).dialogueSession;
    expect(counts).toEqual({ employers: 20, regions: 18, followUps: 40 });
    expect(followUps.totalCount).toBe(40);
    return followUps.nodes;
  };

  /** Follows the session until every agreement has been told of, from a cursor on: a stream takes a while to begin. */
  const watchScreen = async (wire: Wire, { sessionId: id }: Hall): Promise<() => Promise<Change[]>> => {
    const query = 'query ($id: ID!) { dialogueSession(id: $id) { changesCursor } }';
    const { data } = await wire.ask(query, { id }, 'organiser');
    const { changesCursor: after } = (data as unknown as { dialogueSession: { changesCursor: string } })
      .dialogueSession;
    const told = await wire.follow(changes, { id, after }, 'organiser');
    const all = (async () => {
      const seen: Change[] = [];
      for await (const { data, errors } of told) {
        expect(errors).toBeUndefined();
        seen.push((data as unknown as { followUpChanges: Change }).followUpChanges);
        if (new Set(seen.map((change) => change.followUpAgreementId)).size === fourthSession.agreements)
          break;
      }
      return seen;
    })();
    return () => all;
  };

  const partiesOf = (employerId: string, regions: readonly string[], category: string): string =>
    [employerId, category, ...regions].join(' ');

  it.each(wires)(
    'gives forty agreements out of post-its that came twice, offline and out of order, and tells of any day after, %s',
    async (_, number, open) => {
      const wire = await open();
      try {
        const hall = await openHall(
          wire,
          { number, day: sessionDay, tables: fourthSession.tables },
          participants(),
        );
        const screen = await watchScreen(wire, hall);
        const batches = batchesOf(agreements);
        const answers = await Promise.all(batches.map((batch) => sendBatch(wire, hall, batch)));
        const outcomes = answers.flatMap(({ results }) => results?.map(({ outcome }) => outcome) ?? []);
        const postIts = new Set(batches.flatMap(({ entries }) => entries.map(({ clientKey }) => clientKey)));
        expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
        expect(outcomes.filter((outcome) => outcome === 'RECORDED')).toHaveLength(postIts.size);
        expect(outcomes.filter((outcome) => outcome === 'REPEATED')).toHaveLength(
          outcomes.length - postIts.size,
        );
        expect(outcomes.length - postIts.size).toBeGreaterThan(20);

        const recorded = await recordedOf(wire, hall);
        const made = new Map(
          agreements.map((one) => [partiesOf(one.employerId, one.regions, one.category), one]),
        );
        for (const { employer, regions, category, ...one } of recorded) {
          const parties = partiesOf(
            employer.id,
            regions.map(({ code }) => code),
            category,
          );
          const { isTwice, employerText, regionText } = made.get(parties) ?? {};
          expect(one).toMatchObject({
            status: isTwice ? 'CONFIRMED' : 'OPEN',
            employerText,
            regionText: isTwice ? regionText : null,
          });
          made.delete(parties);
        }
        expect([...made.keys()]).toEqual([]);

        const seen = await screen();
        expect(seen.every(({ followUpAgreement }) => followUpAgreement?.employer.name)).toBe(true);
        expect(
          seen.flatMap(({ followUpAgreement }) => followUpAgreement?.regions ?? []).every(({ name }) => name),
        ).toBe(true);

        await expectMap(wire, hall);
        await expectCourse(wire, hall, recorded);
      } finally {
        await wire.close();
      }
    },
  );

  /** Every region with its count, zeros included, and by how much the regions count more than there is. */
  async function expectMap(wire: Wire, hall: Hall): Promise<void> {
    const { map } = await reportOf(wire, hall, sessionDay);
    const expected = referenceRegions.map(({ code }) => ({
      region: { code },
      followUpCount: agreements.filter(({ regions }) => regions.includes(code)).length,
    }));
    expect(map.regions).toEqual(expected);
    expect(map.regions).toHaveLength(35);
    expect(map.followUpCount).toBe(40);
    expect(map.surplus).toBe(5);
    expect(map.regions.reduce((sum, { followUpCount }) => sum + followUpCount, 0)).toBe(45);
    expect(map.regionsWithoutAny.map(({ code }) => code)).toEqual(
      expected.filter(({ followUpCount }) => followUpCount === 0).map(({ region }) => region.code),
    );
    expect(map.regionsWithoutAny).toHaveLength(17);
  }

  /** Three months later some were done, some given up, some begun and most never heard of again. */
  async function expectCourse(wire: Wire, hall: Hall, recorded: readonly Recorded[]): Promise<void> {
    const close = { sessionId: hall.sessionId, expectedRevision: 2, state: 'CLOSED' };
    await write(wire, 'changeDialogueSession', close, 'dialogueSession { state }', 'organiser');
    const [late] = batchesOf(agreements);
    if (!late) throw new Error('There are batches.');
    const unsent = {
      ...late,
      entries: late.entries.map((entry) => ({ ...entry, clientKey: `${entry.clientKey} again` })),
    };
    expect(await sendBatch(wire, hall, unsent)).toEqual({
      results: null,
      errors: [{ __typename: 'StateConflict' }],
    });

    const update = ({ id, revision }: Recorded, status: object) =>
      write<{ followUpAgreement: { revision: number } }>(
        wire,
        'updateFollowUpStatus',
        { followUpAgreementId: id, expectedRevision: revision, ...status },
        'followUpAgreement { revision }',
        'liaison',
      );
    const inOrder = recorded.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    await wire.setDay(addDays(sessionDay, 20));
    for (const one of inOrder.slice(0, 6)) {
      const { followUpAgreement } = await update(one, { status: 'DONE' });
      const { revision: expectedRevision } = followUpAgreement;
      const result = { isMeetingHeld: true, isArrangementSigned: false };
      await write(
        wire,
        'recordFollowUpResult',
        { followUpAgreementId: one.id, expectedRevision, ...result },
        '',
        'liaison',
      );
    }
    for (const one of inOrder.slice(6, 16)) await update(one, { status: 'IN_PROGRESS' });
    await wire.setDay(addDays(sessionDay, 80));
    for (const one of inOrder.slice(16, 19)) await update(one, { status: 'DROPPED', reason: 'NO_VACANCY' });
    for (const one of inOrder.slice(19, 24)) await update(one, { status: 'DONE' });

    await wire.setDay(demoDay);
    const confirmed = (from: number): number =>
      inOrder.slice(from).filter(({ status }) => status === 'CONFIRMED').length;
    const untouched = inOrder.length - 16;
    const onTheWay = await reportOf(wire, hall, addDays(sessionDay, 45));
    expect(countsOf(onTheWay)).toEqual({
      OPEN: untouched - confirmed(16),
      CONFIRMED: confirmed(16),
      IN_PROGRESS: 10,
      SILENT: 0,
      DONE: 6,
      DROPPED: 0,
    });
    const after = await reportOf(wire, hall, demoDay);
    expect(countsOf(after)).toEqual({
      OPEN: 0,
      CONFIRMED: 0,
      IN_PROGRESS: 0,
      SILENT: 26,
      DONE: 11,
      DROPPED: 3,
    });
    expect([onTheWay.followUpCount, after.followUpCount]).toEqual([40, 40]);
    expect(after.results.meetingsHeldCount).toBe(6);
    expect(after.former?.session.number).toBeLessThan(7);
  }
});

const countsOf = ({ byStatus }: Report): Record<string, number> =>
  Object.fromEntries(byStatus.map(({ status, count }) => [status, count]));
