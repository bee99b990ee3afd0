import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpTransport, type FetchRequest, type SubgraphTransport } from '@banenbrug/gateway';
import { createRequestSigner, referenceRegions, type RequestIdentity } from '@banenbrug/service-common';
import {
  createTestHub,
  sensitive,
  type TestHub,
  testGatewayKeys,
  testGatewayKeysText,
} from '@banenbrug/testkit';
import { parse } from 'graphql';
import { openDemoIssuer, personas, subgraphModules } from '../../src';
import { personaCaller } from '../demo-operations';
import { type Child, type Exit, startTimeoutMs } from './child';
import { startProcess } from './hub-processes';
import { untilReady } from './ready';

const codes = referenceRegions.map(({ code }) => code);
const ended: Exit = { code: 0, signal: null };

const subscription = `subscription ($sessionId: ID!, $after: String) {
  followUpChanges(sessionId: $sessionId, after: $after) { cursor followUpAgreement { regions { code } } }
}`;
const mutation = `mutation ($input: RecordFollowUpAgreementInput!) {
  recordFollowUpAgreement(input: $input) { errors { __typename } }
}`;

interface Change {
  readonly cursor: string;
  readonly region: string | undefined;
}

/** One process of the subgraph, and the way to it. */
interface Running {
  readonly child: Child;
  readonly transport: SubgraphTransport;
}

describe('a session that is followed at one process of agreements and written at another', () => {
  jest.setTimeout(startTimeoutMs);

  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-issuer-'));
  const running: Running[] = [];
  const session = randomUUID();
  const employer = randomUUID();
  let hub: TestHub;
  let variables: Record<string, string>;
  let identity: RequestIdentity;

  beforeAll(async () => {
    hub = await createTestHub(subgraphModules);
    await hub.sql(
      `insert into employers.employers (id, name, kvk_number, sector, registered_on)
       values ($1, 'Employer', '90000001', 'MARKET', '2026-01-01')`,
      [employer],
    );
    await hub.sql(
      `insert into agreements.dialogue_sessions (id, title, held_on, organisers, state, organiser_subject)
       values ($1, 'Session', '2026-06-15', '{"Network of employers"}', 'OPEN', 'organiser')`,
      [session],
    );
    const issuer = await openDemoIssuer(folder);
    const persona = personas.find(({ name }) => name === 'liaison');
    if (!persona) throw new Error('There is no persona of the national desk.');
    const token = sensitive('token', await issuer.issue(persona.subject, persona.claims));
    const { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, jwks } = issuer.settings;
    variables = {
      PORT: '0',
      AGREEMENTS_DATABASE_URL: hub.role('agreements').url,
      OIDC_ISSUER,
      OIDC_AUDIENCE,
      OIDC_JWKS: JSON.stringify(jwks),
      GATEWAY_KEYS: testGatewayKeysText,
      DEMO: 'true',
    };
    identity = {
      caller: personaCaller('liaison'),
      token,
      expiresAt: null,
      requestId: randomUUID(),
      language: 'en',
    };
  });
  afterAll(async () => {
    for (const { child, transport } of running) {
      await transport.close();
      await child.end();
    }
    await hub?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<Running> {
    const child = startProcess('agreements', variables);
    const { origin } = await child.address();
    const sign = createRequestSigner({ keys: testGatewayKeys });
    const transport = createHttpTransport({ url: `${origin}/graphql`, sign });
    const started = { child, transport };
    running.push(started);
    await untilReady(child, origin);
    return started;
  }

  const requestOf = (
    text: string,
    kind: 'mutation' | 'subscription',
    values: Record<string, unknown>,
  ): FetchRequest => ({
    document: { text, document: parse(text), operationName: undefined, kind },
    variables: values,
    context: identity,
  });

  async function write({ transport }: Running, regions: readonly string[]): Promise<void> {
    for (const region of regions) {
      const input = { sessionId: session, employerId: employer, regions: [region], category: 'OTHER' };
      const { data, errors } = await transport.fetch(requestOf(mutation, 'mutation', { input }));
      expect([errors, data]).toEqual([undefined, { recordFollowUpAgreement: { errors: [] } }]);
    }
  }

  function follow({ transport }: Running, after?: string): () => Promise<Change> {
    const request = requestOf(subscription, 'subscription', { sessionId: session, after });
    const answers = transport.subscribe?.(request)[Symbol.asyncIterator]();
    return async () => {
      const step = await answers?.next();
      if (!step || step.done) throw new Error('The stream has ended.');
      expect(step.value.errors).toBeUndefined();
      const { followUpChanges } = step.value.data as {
        followUpChanges: { cursor: string; followUpAgreement: { regions: { code: string }[] } };
      };
      const { cursor, followUpAgreement } = followUpChanges;
      return { cursor, region: followUpAgreement.regions[0]?.code };
    };
  }

  async function take(next: () => Promise<Change>, count: number): Promise<Change[]> {
    const changes: Change[] = [];
    while (changes.length < count) changes.push(await next());
    return changes;
  }

  const regionsOf = (changes: readonly Change[]): (string | undefined)[] =>
    changes.map(({ region }) => region);

  /** The cursor of the latest change: whoever follows after it is told of all that is written from here. */
  const cursorNow = async (): Promise<string> => {
    const [row] = await hub.sql<{ number: number }>(
      'select event_number as number from agreements.dialogue_sessions where id = $1',
      [session],
    );
    return Buffer.from(JSON.stringify([session, String(row?.number)])).toString('base64url');
  };

  it('tells what the other wrote, and after a kill goes on elsewhere with nothing missed', async () => {
    const [writer, killed] = await Promise.all([start(), start()]);
    const next = follow(killed, await cursorNow());
    const first = codes.slice(0, 3);
    const [told] = await Promise.all([take(next, 3), write(writer, first)]);
    expect(regionsOf(told)).toEqual(first);

    const awaited = next();
    const [exit] = await Promise.all([
      killed.child.end('SIGKILL'),
      expect(awaited).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' }),
    ]);
    expect(exit).toEqual({ code: null, signal: 'SIGKILL' });
    const meanwhile = codes.slice(3, 8);
    await write(writer, meanwhile);

    const successor = await start();
    const resumed = follow(successor, told.at(-1)?.cursor);
    expect(regionsOf(await take(resumed, 5))).toEqual(meanwhile);
    const [live] = await Promise.all([resumed(), write(writer, codes.slice(8, 9))]);
    expect(live.region).toBe(codes[8]);
  });

  it('is told that its process stops, which ends in peace', async () => {
    const [writer, stopping] = await Promise.all([start(), start()]);
    const next = follow(stopping, await cursorNow());
    const [told] = await Promise.all([next(), write(writer, codes.slice(9, 10))]);
    expect(told.region).toBe(codes[9]);
    const awaited = next();
    const [exit] = await Promise.all([
      stopping.child.end(),
      expect(awaited).rejects.toMatchObject({ message: 'the subgraph is stopping' }),
    ]);
    expect(exit).toEqual(ended);
  });
});
