import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sensitive, testLogger } from '@banenbrug/testkit';
import {
  createGateway,
  createHttpTransport,
  type Gateway,
  type ObservedFetch,
  subgraphs,
} from '@banenbrug/gateway';
import {
  createRequestSigner,
  createTokenVerifier,
  publicCaller,
  subgraphRole,
} from '@banenbrug/service-common';
import { fixedClock, testGatewayKeys } from '@banenbrug/testkit';
import type { FormattedExecutionResult } from 'graphql';
import { type DemoIssuer, openDemoIssuer } from '../src';
import { badInputs, malformed } from './bad-input';
import { type DemoHub, demoDay, startDemoHub, supergraphFile } from './demo-hub';
import { type AskedAs, type DemoOperation, personaCaller, personaNamed, reads } from './demo-operations';
import { placeReads } from './place-operations';
import { startTimeoutMs } from './processes/child';
import { type HubProcesses, startProcesses } from './processes/hub-processes';

/** The fetches of one operation in an order that does not depend on which answered first. */
const sorted = (fetches: readonly ObservedFetch[]): string[] =>
  fetches.map((fetch) => JSON.stringify(fetch)).sort((a, b) => (a < b ? -1 : 1));

/** Ids of requests differ by their nature; nothing else may. */
const comparable = (result: FormattedExecutionResult): unknown =>
  JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === 'requestId' ? undefined : value)));

describe('the two transports', () => {
  jest.setTimeout(startTimeoutMs);

  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-issuer-'));
  let issuer: DemoIssuer;
  let inProcess: DemoHub;
  let processes: HubProcesses;
  let overHttp: Gateway;
  const fetches: { inProcess: ObservedFetch[]; overHttp: ObservedFetch[] } = { inProcess: [], overHttp: [] };

  beforeAll(async () => {
    issuer = await openDemoIssuer(folder);
    inProcess = await startDemoHub({ onFetch: (fetch) => fetches.inProcess.push(fetch) });
    const { database } = inProcess;
    processes = await startProcesses({
      role: (name) => subgraphRole(name, database),
      tokens: issuer.settings,
      clock: `${demoDay}T08:00:00Z`,
    });
    const clock = fixedClock(`${demoDay}T08:00:00Z`);
    const sign = createRequestSigner({ keys: testGatewayKeys, clock });
    overHttp = createGateway({
      supergraph: readFileSync(supergraphFile, 'utf8'),
      transports: new Map(
        subgraphs.map(({ name }) => [
          name,
          createHttpTransport({ url: `${processes.url(name)}/graphql`, sign }),
        ]),
      ),
      verifyToken: createTokenVerifier(issuer.settings),
      logger: testLogger('gateway'),
      introspection: true,
      onFetch: (fetch) => fetches.overHttp.push(fetch),
    });
  });
  afterAll(async () => {
    await overHttp?.close();
    await processes?.stop();
    await inProcess?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const tokenOf = async (as: AskedAs): Promise<string | null> => {
    if (as === 'public') return null;
    const { subject, claims } = personaNamed(as);
    return sensitive('token', await issuer.issue(subject, claims));
  };

  it.each(
    [...reads, ...placeReads, ...badInputs, ...malformed].map(
      (operation) => [operation.name, operation] as const,
    ),
  )(
    'give the same data, errors, paths and fetches: %s',
    async (_, { query, variables, as }: DemoOperation) => {
      fetches.inProcess.length = 0;
      fetches.overHttp.length = 0;
      const caller = as === 'public' ? publicCaller : personaCaller(as);
      const { result } = await inProcess.ask({ query, variables }, caller);
      const remote = await overHttp.executeOperation(
        { query, variables },
        { caller, token: await tokenOf(as) },
      );
      expect(comparable(remote)).toEqual(comparable(result));
      expect(sorted(fetches.overHttp)).toEqual(sorted(fetches.inProcess));
    },
  );

  it('answer the main question alike to a client of the gateway’s own process', async () => {
    const [main] = reads;
    if (!main) throw new Error('There is no main question.');
    const response = await fetch(`${processes.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(main.as)}` },
      body: JSON.stringify({ query: main.query, variables: main.variables }),
    });
    const { result } = await inProcess.ask(
      { query: main.query, variables: main.variables },
      personaCaller('employer'),
    );
    expect(response.status).toBe(200);
    expect(comparable((await response.json()) as FormattedExecutionResult)).toEqual(comparable(result));
  });

  it('lose one subgraph to SIGKILL and answer the rest, with one masked error', async () => {
    const ask = async () => {
      const response = await fetch(`${processes.gatewayUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf('employer')}` },
        body: JSON.stringify({ query: reads[0]?.query, variables: reads[0]?.variables }),
      });
      return (await response.json()) as FormattedExecutionResult;
    };
    const whole = await ask();
    await processes.kill('candidates', 'SIGKILL');
    const partial = await ask();
    expect(partial.data).toEqual({ ...whole.data, candidateSearch: null });
    expect(partial.errors).toEqual([
      {
        message: expect.any(String),
        path: ['candidateSearch'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'candidates' },
      },
    ]);
    expect(JSON.stringify(partial.errors)).not.toMatch(/127\.0\.0\.1|localhost|ECONN|postgres|query/i);
    await processes.restart('candidates');
    expect(await ask()).toEqual(whole);
  });
});
