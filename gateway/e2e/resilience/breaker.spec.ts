import type { ServerResponse } from 'node:http';
import { type FaultySubgraph, answer, hangUp, silence, startFaultySubgraph } from './faulty-subgraph';
import {
  codesOf,
  type ResilientGateway,
  type SettingChanges,
  startResilientGateway,
} from './start-resilient-gateway';

let subgraph: FaultySubgraph;
let gateway: ResilientGateway;

async function start(changes: SettingChanges, operationTimeoutMs?: number): Promise<void> {
  subgraph = await startFaultySubgraph();
  gateway = startResilientGateway(subgraph.url, changes, { operationTimeoutMs });
}

afterEach(async () => {
  await gateway.close();
  await subgraph.close();
});

const askAtOnce = (count: number): Promise<unknown[]> =>
  Promise.all(Array.from({ length: count }, async () => codesOf(await gateway.ask('{ value steady }'))));

const away = ['SUBGRAPH_UNAVAILABLE'];

describe('a subgraph that fails again and again', () => {
  it('is asked no more, then by one, then by all, and each change is logged once', async () => {
    await start({ retries: { atMost: 0 }, breaker: { minimum: 5, openMs: 60_000 } });
    subgraph.always(hangUp);
    for (let failed = 0; failed < 5; failed += 1) await gateway.ask('{ value }');
    expect(gateway.line.standing().breaker).toBe('open');
    const logged = gateway.logger.lines.length;
    expect(await askAtOnce(20)).toEqual(Array(20).fill(away));
    expect(subgraph.arrived).toHaveLength(5);
    expect(gateway.logger.lines).toHaveLength(logged);

    gateway.pass(60_000);
    const held: ServerResponse[] = [];
    subgraph.always((response) => held.push(response));
    const probe = gateway.ask('{ value }');
    await subgraph.hasGot(6);
    expect(gateway.line.standing().breaker).toBe('half-open');
    expect(await askAtOnce(5)).toEqual(Array(5).fill(away));
    held.forEach(answer);
    expect(codesOf(await probe)).toEqual([]);
    expect(subgraph.arrived).toHaveLength(6);

    subgraph.always(answer);
    expect(await askAtOnce(5)).toEqual(Array(5).fill([]));
    expect(gateway.seen.filter((event) => !event.startsWith('try'))).toEqual(['open', 'half-open', 'closed']);
  });

  it('is asked no more when it is too slow every time, while the rest of the answer stands', async () => {
    await start({ timeoutMs: 50, breaker: { minimum: 5 } });
    subgraph.always(silence);
    expect(await askAtOnce(5)).toEqual(Array(5).fill(['SUBGRAPH_TIMEOUT']));
    expect(await gateway.ask('{ steady }')).toEqual({ data: { steady: 1 } });
    expect(await askAtOnce(1)).toEqual([away]);
    expect(gateway.sent).toHaveLength(5);
  });
});

describe('no reason not to ask a subgraph', () => {
  it('are clients that leave', async () => {
    await start({ breaker: { minimum: 2 } });
    subgraph.always(silence);
    const client = new AbortController();
    const asked = Array.from({ length: 5 }, () => gateway.ask('{ value }', { signal: client.signal }));
    await subgraph.hasGot(5);
    client.abort();
    await Promise.all(asked);
    expect(gateway.line.standing()).toEqual({ running: 0, queued: 0, breaker: 'closed' });
  });

  it('are operations that take too long in all', async () => {
    await start({ breaker: { minimum: 2 } }, 100);
    subgraph.always(silence);
    expect(await askAtOnce(3)).toEqual(Array(3).fill(['OPERATION_TIMEOUT']));
    expect(gateway.line.standing().breaker).toBe('closed');
  });

  it('are errors that it tells, and answers that are none', async () => {
    await start({ breaker: { minimum: 2 } });
    subgraph.always((response) => response.end('{"errors":[{"message":"No."}]}'));
    await askAtOnce(3);
    subgraph.always((response) => response.end('<html>'));
    await askAtOnce(3);
    expect(gateway.line.standing().breaker).toBe('closed');
  });
});
