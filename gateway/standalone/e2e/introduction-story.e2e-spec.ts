import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemoIssuer } from '../src';
import { demo } from './access-objects';
import { type DemoHub, demoDay, startDemoHub } from './demo-hub';
import { startTimeoutMs } from './processes/child';
import { inManyProcesses, inOneProcess, type Wire } from './wires';

interface Story {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly waitingFor: string | null;
}

type Persona = 'employer' | 'desk';

const whole = `id revision state waitingFor dueOn isOverdue outcome meetingAt closedOn
  employer { name } vacancy { title } desk { name responseDays }
  assignedTo { functionTitle emailAddress desk { name } } profile { region { code } }`;

describe('the story of an introduction', () => {
  jest.setTimeout(startTimeoutMs);

  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-story-'));
  let hub: DemoHub;
  let processes: Wire;

  beforeAll(async () => {
    hub = await startDemoHub();
    processes = await inManyProcesses(hub, await openDemoIssuer(folder), demoDay);
  });
  afterAll(async () => {
    await processes?.close();
    await hub?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const wires: readonly (readonly [string, () => Wire])[] = [
    ['in one process', () => inOneProcess(hub)],
    ['in many processes', () => processes],
  ];

  const idOf = async (sql: string): Promise<string> => {
    const [row] = await hub.sql<{ id: string }>(sql);
    if (!row) throw new Error('The demo data have no such thing.');
    return row.id;
  };
  const profileNobodyAskedFor = () =>
    idOf(`select p.id from candidates.candidate_profiles p where p.desk_id = '${demo.desk}' and p.state = 'PUBLISHED'
            and not exists (select from candidates.introductions i where i.profile_id = p.id) order by p.id limit 1`);
  const ownVacancy = () =>
    idOf(
      `select id from employers.published_vacancy where employer_id = '${demo.employer}' and state = 'OPEN' order by id limit 1`,
    );
  const contactToday = () =>
    idOf(`select id from regions.desk_contacts where desk_id = '${demo.desk}' and deputy_of is not null
            and daterange(valid_from, valid_until, '[]') @> '${demoDay}'::date limit 1`);

  it.each(wires)(
    'goes from the employer’s question to an outcome, through the gateway, %s',
    async (_, wireOf) => {
      const { ask } = wireOf();
      /** Writes as a persona, and answers the introduction with what all four subgraphs say of it. */
      const write = async (step: string, input: object, as: Persona) => {
        const name = `${step.charAt(0).toUpperCase()}${step.slice(1)}`;
        const { data, errors } = await ask(
          `mutation ($input: ${name}Input!) { written: ${step}(input: $input) {
             introduction { ${whole} } errors { ... on UserError { code path } } } }`,
          { input },
          as,
        );
        const { written } = data as unknown as { written: { introduction: Story; errors: unknown[] } };
        expect({ step, errors, refusals: written.errors }).toEqual({ step, errors: undefined, refusals: [] });
        return written.introduction;
      };
      const next = ({ id, revision }: Story, step: string, input: object, as: Persona) =>
        write(step, { introductionId: id, expectedRevision: revision, ...input }, as);
      const openOf = async (type: 'desk' | 'employer', id: string, filter: object) => {
        const { data } = await ask(
          `query ($id: ID!, $filter: IntroductionFilter) {
             ${type}(id: $id) { introductions(first: 100, filter: $filter) { nodes { id } totalCount } } }`,
          { id, filter },
          type,
        );
        const lists = data as unknown as Record<string, { introductions: { nodes: { id: string }[] } }>;
        return lists[type]?.introductions.nodes.map((node) => node.id) ?? [];
      };

      const request = { profileId: await profileNobodyAskedFor(), vacancyId: await ownVacancy() };
      const asked = await write('requestIntroduction', request, 'employer');
      expect(asked).toMatchObject({
        state: 'ASKED',
        waitingFor: 'DESK',
        isOverdue: false,
        assignedTo: null,
        vacancy: { title: expect.any(String) },
        desk: { responseDays: expect.any(Number) },
        profile: { region: { code: 'AM06' } },
      });
      expect(await openOf('desk', demo.desk, { state: 'ASKED', only: 'OPEN' })).toContain(asked.id);
      expect(await openOf('employer', demo.employer, { only: 'OPEN' })).toContain(asked.id);
      expect(await openOf('desk', demo.desk, { only: 'OVERDUE' })).not.toContain(asked.id);

      const given = await next(asked, 'assignIntroduction', { contactId: await contactToday() }, 'desk');
      expect(given).toMatchObject({ assignedTo: { emailAddress: expect.any(String) } });
      const agreed = await next(given, 'recordCandidateAnswer', { answer: 'AGREES' }, 'desk');
      expect(agreed).toMatchObject({ state: 'AGREED', waitingFor: 'DESK' });
      const meetingAt = `${demoDay}T07:30:00.000Z`;
      const meeting = await next(agreed, 'setMeeting', { meetingAt }, 'desk');
      expect(meeting).toMatchObject({ state: 'MEETING', waitingFor: 'EMPLOYER', meetingAt });
      const done = await next(meeting, 'recordOutcome', { outcome: 'TRIAL_PLACEMENT' }, 'employer');
      expect(done).toMatchObject({
        state: 'DONE',
        outcome: 'TRIAL_PLACEMENT',
        waitingFor: null,
        dueOn: null,
        closedOn: demoDay,
      });
      expect(await openOf('employer', demo.employer, { only: 'OPEN' })).not.toContain(asked.id);
      expect(await openOf('employer', demo.employer, { state: 'DONE' })).toContain(asked.id);

      const late = await ask(
        `mutation ($input: RecordCandidateAnswerInput!) { recordCandidateAnswer(input: $input) {
           introduction { state outcome } errors { ... on StateConflict { code currentState } } } }`,
        { input: { introductionId: done.id, expectedRevision: asked.revision, answer: 'DECLINES' } },
        'desk',
      );
      expect(late.data).toEqual({
        recordCandidateAnswer: {
          introduction: { state: 'DONE', outcome: 'TRIAL_PLACEMENT' },
          errors: [{ code: 'STATE_CONFLICT', currentState: 'DONE' }],
        },
      });
      const lines = await hub.sql<{ action: string }>(
        `select action from candidates.audit_entries where $1 = any(object_ids) and action <> 'READ_PRIVATE' order by action`,
        [done.id],
      );
      expect(lines.map(({ action }) => action)).toEqual([
        'assignIntroduction',
        'recordCandidateAnswer',
        'recordOutcome',
        'requestIntroduction',
        'setMeeting',
      ]);
    },
  );
});
