import type { ServerResponse } from 'node:http';
import { isShedWhole } from '../../src/resilience/shed-answer';
import { answer, type FaultySubgraph, startFaultySubgraph } from './faulty-subgraph';
import { codesOf, type ResilientGateway, startResilientGateway } from './start-resilient-gateway';

describe('a subgraph that gets more than it may', () => {
  let subgraph: FaultySubgraph;
  let gateway: ResilientGateway;
  const held: ServerResponse[] = [];
  const release = (): void => held.splice(0).forEach(answer);

  async function start(): Promise<void> {
    subgraph = await startFaultySubgraph();
    subgraph.always((response) => held.push(response));
    gateway = startResilientGateway(subgraph.url, { concurrency: 1, queue: 1, timeoutMs: 20_000 });
  }

  afterEach(async () => {
    held.length = 0;
    await gateway.close();
    await subgraph.close();
  });

  it('has the next wait, and the one after that refused at once and unsent', async () => {
    await start();
    const first = gateway.ask('{ value }');
    await subgraph.hasGot(1);
    const second = gateway.ask('{ value }');
    const refused = await gateway.ask('{ value steady }', { language: 'nl' });
    expect(refused).toEqual({
      data: null,
      errors: [
        {
          message:
            'De dienst "flaky" heeft het te druk en is niet gevraagd. Dit deel van het antwoord ontbreekt. Probeer het over 2 seconden opnieuw.',
          path: ['value'],
          extensions: { code: 'SUBGRAPH_OVERLOADED', service: 'flaky', retryAfterSeconds: 2 },
        },
      ],
    });
    expect(isShedWhole(refused)).toBe(true);
    expect(gateway.line.standing()).toEqual({ running: 1, queued: 1, breaker: 'closed' });
    expect(gateway.logger.lines.map(({ message }) => message)).toEqual([
      'a subgraph has too much to do and is not asked',
    ]);

    release();
    expect(await first).toEqual({ data: { value: 1 } });
    await subgraph.hasGot(2);
    release();
    expect(await second).toEqual({ data: { value: 1 } });
    expect(subgraph.arrived).toHaveLength(2);
    expect(gateway.line.standing().running).toBe(0);
  });

  it('never sees a fetch whose client leaves while it waits, and serves who waits behind it', async () => {
    await start();
    const first = gateway.ask('{ value }');
    await subgraph.hasGot(1);
    const client = new AbortController();
    const leaving = gateway.ask('mutation { change }', { signal: client.signal });
    client.abort();
    expect(codesOf(await leaving)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    const staying = gateway.ask('{ value }');
    release();
    await first;
    await subgraph.hasGot(2);
    release();
    expect(await staying).toEqual({ data: { value: 1 } });
    expect(gateway.sent.map(({ document }) => document.kind)).toEqual(['query', 'query']);
  });
});
