import { setTimeout as wait } from 'node:timers/promises';
import {
  awayBehindProxy,
  type Fault,
  type FaultySubgraph,
  halfAnswer,
  hangUp,
  silence,
  startFaultySubgraph,
} from './faulty-subgraph';
import {
  codesOf,
  type ResilientGateway,
  type SettingChanges,
  startResilientGateway,
} from './start-resilient-gateway';

let subgraph: FaultySubgraph;
let gateway: ResilientGateway;

async function start(changes: SettingChanges = {}): Promise<void> {
  subgraph = await startFaultySubgraph();
  gateway = startResilientGateway(subgraph.url, changes);
}

afterEach(async () => {
  await gateway.close();
  await subgraph.close();
});

describe('a query that found nobody', () => {
  it.each<[string, Fault]>([
    ['the connection was closed without a word', hangUp],
    ['the connection was closed in the middle of the answer', halfAnswer],
    ['a proxy said that nobody is there', awayBehindProxy],
  ])('is sent again when %s, and the client sees nothing of it', async (_, fault) => {
    await start();
    subgraph.next(fault);
    expect(await gateway.ask('{ value steady }')).toEqual({ data: { value: 1, steady: 1 } });
    expect(gateway.seen).toEqual(['try 1', 'try 2']);
    expect(gateway.logger.lines).toEqual([]);
  });

  it('is signed anew each time: a signature is good once', async () => {
    await start();
    subgraph.next(hangUp, hangUp);
    await gateway.ask('{ value }');
    const signatures = subgraph.arrived.map((headers) => headers['banenbrug-signature']);
    expect(new Set(signatures).size).toBe(3);
    expect(signatures).not.toContain(undefined);
  });

  it('is given up after three times, with one error and one line in the log', async () => {
    await start();
    subgraph.always(hangUp);
    const answer = await gateway.ask('{ value }');
    expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(subgraph.arrived).toHaveLength(3);
    expect(gateway.logger.lines).toHaveLength(1);
  });

  it('is not sent again when its client has gone', async () => {
    await start({ timeoutMs: 50_000, retries: { pauseMs: 20_000 } });
    subgraph.next(hangUp);
    const client = new AbortController();
    const asked = gateway.ask('{ value }', { signal: client.signal });
    await subgraph.hasGot(1);
    // Long enough for the pause to begin.
    await wait(50);
    client.abort();
    expect(codesOf(await asked)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(gateway.sent).toHaveLength(1);
  });

  it('has one deadline over all its tries', async () => {
    await start({ timeoutMs: 10_000 });
    const slowly: Fault = (response) => {
      gateway.pass(9000);
      response.destroy();
    };
    subgraph.next(slowly, silence);
    expect(codesOf(await gateway.ask('{ value }'))).toEqual(['SUBGRAPH_TIMEOUT']);
    expect(gateway.sent).toHaveLength(2);
    // What was left when the second was sent.
    expect(gateway.sent[1]?.timeoutMs).toBeLessThanOrEqual(1000);
  });

  it('is not sent again when the pause would outlast its time', async () => {
    await start({ timeoutMs: 5000, retries: { pauseMs: 5000 } });
    subgraph.next(hangUp);
    expect(codesOf(await gateway.ask('{ value }'))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(gateway.sent).toHaveLength(1);
  });
});

describe('a query that was answered', () => {
  it.each<[string, Fault]>([
    ['nonsense', (response) => response.writeHead(502).end('<html>')],
    ['an error', (response) => response.writeHead(503).end('{"errors":[{"message":"No keys."}]}')],
  ])('with %s is not sent again', async (_, fault) => {
    await start();
    subgraph.always(fault);
    expect((await gateway.ask('{ value }')).errors).toHaveLength(1);
    expect(subgraph.arrived).toHaveLength(1);
  });
});

describe('an outage', () => {
  const askOften = (): Promise<unknown> =>
    Promise.all(Array.from({ length: 100 }, () => gateway.ask('{ value }')));

  it('is not multiplied: what is sent again is a share of what is asked, and a reserve', async () => {
    await start({ breaker: null, retries: { share: 0.1, reserve: 10 } });
    subgraph.always(hangUp);
    await askOften();
    expect(subgraph.arrived.length).toBeGreaterThan(100);
    expect(subgraph.arrived.length).toBeLessThanOrEqual(100 + 10 + 10);
  });

  it('is soon left alone', async () => {
    await start({ concurrency: 8 });
    subgraph.always(hangUp);
    await askOften();
    // Ten failures open the breaker; what was under way then is at most as many as may be at a time.
    expect(subgraph.arrived.length).toBeLessThanOrEqual(10 + 8);
  });
});
