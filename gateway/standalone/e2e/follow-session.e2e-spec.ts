import { randomUUID } from 'node:crypto';
import { type Caller, publicCaller, systemClock } from '@banenbrug/service-common';
import { createTestHub, type TestHub, testLogger, testRoles } from '@banenbrug/testkit';
import { type Hub, openHub, subgraphModules } from '../src';
import { supergraphFile } from './demo-hub';
import { personaCaller } from './demo-operations';

const subscription = `subscription ($sessionId: ID!, $after: String) {
  change: followUpChanges(sessionId: $sessionId, after: $after) {
    cursor kind session { title }
    followUpAgreement { employer { name } regions { code inFull: name } }
  }
}`;
const mutation = `mutation ($input: RecordFollowUpAgreementInput!) {
  recordFollowUpAgreement(input: $input) { errors { __typename } }
}`;

describe('a session that is followed through the gateway', () => {
  jest.setTimeout(120_000);

  let testHub: TestHub;
  let hub: Hub;
  const [sessionId, employerId] = [randomUUID(), randomUUID()];
  const liaison = personaCaller('liaison');

  beforeAll(async () => {
    testHub = await createTestHub(subgraphModules);
    await testHub.sql(
      `insert into employers.employers (id, name, kvk_number, sector, registered_on)
       values ($1, 'Employer', '90000001', 'MARKET', '2026-01-01')`,
      [employerId],
    );
    await testHub.sql(
      `insert into agreements.dialogue_sessions (id, title, held_on, organisers, state, organiser_subject)
       values ($1, 'Session', '2026-06-15', '{"Network of employers"}', 'OPEN', 'organiser')`,
      [sessionId],
    );
    hub = await openHub({
      database: { ownerUrl: testHub.ownerUrl, ...testRoles() },
      tokens: { issuer: 'none', audience: 'none', jwks: { keys: [] } },
      supergraphFile,
      logger: testLogger('hub'),
      clock: systemClock,
    });
  });
  afterAll(async () => {
    await hub?.close();
    await testHub?.close();
  });

  const follow = (caller: Caller, after?: string) =>
    hub.gateway.subscribe({ query: subscription, variables: { sessionId, after } }, { caller });
  const write = async (region: string): Promise<void> => {
    const input = { sessionId, employerId, regions: [region], category: 'OTHER' };
    const { data, errors } = await hub.gateway.executeOperation(
      { query: mutation, variables: { input } },
      { caller: liaison },
    );
    expect([errors, JSON.parse(JSON.stringify(data))]).toEqual([
      undefined,
      { recordFollowUpAgreement: { errors: [] } },
    ]);
  };
  /** The cursor of the latest change: whoever follows after it is told of all that is written from here. */
  const cursorNow = async (): Promise<string> => {
    const [row] = await testHub.sql<{ number: number }>(
      'select event_number as number from agreements.dialogue_sessions where id = $1',
      [sessionId],
    );
    return Buffer.from(JSON.stringify([sessionId, String(row?.number)])).toString('base64url');
  };

  it('tells each change with what the other subgraphs know of it, and goes on after a cursor', async () => {
    let after = await cursorNow();
    for (const [code, inFull] of [
      ['AM29', expect.any(String)],
      ['AM06', expect.any(String)],
    ] as const) {
      const results = await follow(liaison, after);
      if (!('next' in results)) throw new Error(JSON.stringify(results));
      await write(code);
      const { value } = await results.next();
      const told = JSON.parse(JSON.stringify(value)) as { data: { change: { cursor: string } } };
      expect(told).toEqual({
        data: {
          change: {
            cursor: expect.any(String),
            kind: expect.any(String),
            session: { title: 'Session' },
            followUpAgreement: { employer: { name: 'Employer' }, regions: [{ code, inFull }] },
          },
        },
      });
      after = told.data.change.cursor;
      await results.return();
    }
  });

  it('is nothing for the public', async () => {
    expect(await follow(publicCaller)).toMatchObject({
      errors: [{ path: ['change'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});
