import { referenceRegions } from '@banenbrug/service-common';
import { callers, sensitive } from '@banenbrug/testkit';
import { type DemoHub, startDemoHub } from './demo-hub';

interface Session {
  readonly id: string;
  readonly participants: readonly {
    readonly employer: { readonly id: string; readonly name: string } | null;
  }[];
}

interface Answers {
  readonly issued: { readonly issued: { readonly code: string; readonly session: Session } };
  readonly atTable: { readonly results: readonly { readonly outcome: string }[] };
  readonly batch: {
    readonly results: readonly { readonly outcome: string; readonly followUpAgreement: object }[];
  };
  readonly dialogueSession: {
    readonly followUps: { readonly nodes: readonly object[]; readonly totalCount: number };
  };
}

const employerNames = 'session { id participants { organisation employer { id name } } }';

describe('an afternoon in the hall, through the gateway', () => {
  let hub: DemoHub;
  let session: string;
  const organiser = callers.organiser('demo-organiser');

  beforeAll(async () => {
    hub = await startDemoHub();
    const [row] = await hub.sql<{ id: string }>(
      `update agreements.dialogue_sessions set state = 'OPEN' where organiser_subject = 'demo-organiser' returning id`,
    );
    session = row?.id ?? '';
  }, 60_000);
  afterAll(() => hub.close());

  async function ask(
    query: string,
    variables: Record<string, unknown>,
    caller = organiser,
  ): Promise<Answers> {
    const { result } = await hub.ask({ query, variables }, caller);
    expect(result.errors).toBeUndefined();
    return result.data as unknown as Answers;
  }

  const issue = (tableName: string) =>
    ask(
      `mutation ($input: CreateSessionJoinCodeInput!) {
        issued: createSessionJoinCode(input: $input) { issued { code qrText ${employerNames} } errors { __typename } }
      }`,
      { input: { sessionId: session, tableName } },
    );

  it('lets a helper without a token record for employers that came with the code, and the liaison read it', async () => {
    const { issued } = (await issue('Tafel 4')).issued;
    const code = sensitive('token', issued.code);
    const [employer] = issued.session.participants.flatMap((participant) => participant.employer ?? []);
    const entry = {
      employerId: employer?.id,
      regions: ['AM38'],
      category: 'SICK_LEAVE',
      side: 'TABLE',
      text: 'Samen bellen',
    };
    const { atTable } = await ask(
      `mutation ($input: RecordAtTableInput!) {
        atTable: recordAtTable(input: $input) { results { clientKey outcome } errors { ... on UserError { code } } }
      }`,
      { input: { joinCode: code, entries: [{ clientKey: 'note 1', ...entry }] } },
      callers.public,
    );
    expect(atTable.results).toEqual([{ clientKey: 'note 1', outcome: 'RECORDED' }]);
    const { dialogueSession } = await ask(
      `query ($id: ID!) { dialogueSession(id: $id) { followUps(category: SICK_LEAVE, region: "AM38") {
        nodes { tableText employer { name } regions { name } } } } }`,
      { id: session },
      callers.liaison(),
    );
    expect(dialogueSession.followUps.nodes).toEqual([
      {
        tableText: 'Samen bellen',
        employer: { name: employer?.name },
        regions: [{ name: expect.any(String) }],
      },
    ]);
  });

  it('takes five hundred entries at once, with what became of each, within what an operation may cost', async () => {
    const [{ id: employerId } = { id: '' }] = await hub.sql<{ id: string }>(
      'select employer_id as id from agreements.session_participants where session_id = $1 and employer_id is not null',
      [session],
    );
    const entries = Array.from({ length: 500 }, (_, index) => ({
      clientKey: `note ${index}`,
      employerId,
      regions: [referenceRegions[index % referenceRegions.length]?.code],
      category: 'OTHER',
      side: index % 2 === 0 ? 'EMPLOYER' : 'REGION',
      text: `Afspraak ${index} die op een briefje past`,
    }));
    const { batch } = await ask(
      `mutation ($input: RecordSessionEntriesInput!) {
        batch: recordSessionEntries(input: $input) {
          results { clientKey outcome differs errors { ... on UserError { code path } }
            followUpAgreement { id revision status employerText regionText missing } }
          errors { ... on UserError { code path } }
        }
      }`,
      { input: { sessionId: session, entries } },
    );
    const outcomes = batch.results.map(({ outcome }) => outcome);
    expect(outcomes).toHaveLength(500);
    expect(outcomes).not.toContain('REPEATED');
    expect(outcomes).not.toContain('REFUSED');
    expect(outcomes.filter((outcome) => outcome === 'MERGED').length).toBeGreaterThan(400);
  });

  it('tells a helper nothing but outcomes, and the gateway keeps what is behind a code from those without a role', async () => {
    const { result } = await hub.ask(
      {
        query: `mutation ($input: RecordAtTableInput!) { recordAtTable(input: $input) { results { followUpAgreement { id } } } }`,
        variables: { input: { joinCode: 'none', entries: [] } },
      },
      callers.public,
    );
    expect(result.errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    const codes = await hub.ask(
      {
        query: 'query ($id: ID!) { dialogueSession(id: $id) { joinCodes { id } title } }',
        variables: { id: session },
      },
      callers.public,
    );
    expect(codes.result.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
  });
});
