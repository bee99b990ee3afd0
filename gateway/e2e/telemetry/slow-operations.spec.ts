import { createHash } from 'node:crypto';
import { sensitive } from '@banenbrug/testkit';
import { silentSignals } from '../../src/telemetry';
import { recordingLogger } from '../federation/start-federation';
import { startObserved } from './observed-federation';

const bsn = sensitive('BSN', '123456782');
const question = `query of${bsn}($at: String) { products { amount(at: $at) } }`;
const id = createHash('sha256').update(question).digest('hex');
const requestId = '3d6f0a52-9c1e-4c6b-8f0b-2f1a7c9e5b10';

/** A clock on which each look takes 100 ms. */
function slowClock(): () => number {
  let at = 0;
  return () => (at += 100);
}

async function linesOf(slowMs: number, trusted: readonly { id: string; name: string }[] = []) {
  const logger = recordingLogger();
  const hub = await startObserved('in-process', {
    signals: silentSignals,
    logger,
    slowMs,
    trusted,
    now: slowClock(),
  });
  await hub.ask(question, { at: bsn }, { requestId });
  await hub.close();
  return logger.lines;
}

describe('the log of slow operations', () => {
  it('has one line for an operation that took as long as the limit, and nothing that a caller wrote', async () => {
    const lines = await linesOf(500);
    // One look at the clock when it begins, two for each fetch, one when it ends.
    expect(lines).toEqual([
      {
        facts: {
          requestId,
          document: id.slice(0, 12),
          type: 'query',
          milliseconds: 500,
          fetches: 2,
          slowestSubgraph: 'catalogue',
          slowestMs: 100,
        },
        message: 'a slow operation',
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain(bsn);
  });

  it('has none for a quicker one, and none at all with the limit 0', async () => {
    expect(await linesOf(501)).toEqual([]);
    expect(await linesOf(0)).toEqual([]);
  });

  it('calls a trusted document by the name that the operator gave it', async () => {
    // The document of this test is known by its text.
    const [line] = await linesOf(1, [{ id: question, name: 'AmountsOfProducts' }]);
    expect(line?.facts).toMatchObject({ document: 'AmountsOfProducts' });
  });
});
