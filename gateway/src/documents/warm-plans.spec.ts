import { observedLogger } from '@banenbrug/testkit';
import { systemClock } from '@banenbrug/service-common';
import { warmPlans } from './warm-plans';

const documents = ['One', 'Two', 'Three', 'Four', 'Five'].map((name) => ({
  id: `id of ${name}`,
  name,
  body: `query ${name} { a }`,
}));

/** A logger that keeps what it is told. */
function listening() {
  const lines: (readonly [object, string])[] = [];
  return {
    lines,
    logger: observedLogger('gateway', (facts: object, message: string) => void lines.push([facts, message])),
  };
}

describe('planning ahead', () => {
  it('plans every document under its id, so many at a time, and says so in one line', async () => {
    const { lines, logger } = listening();
    const planned: string[] = [];
    let [now, most] = [0, 0];
    const plan = async (_: unknown, id: string): Promise<number> => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      planned.push(id);
      return 2;
    };
    const warmed = await warmPlans(documents, { plan, logger, clock: systemClock, concurrency: 2 });
    expect(warmed).toEqual({ documents: 5, plans: 10, failed: 0 });
    expect(planned.sort()).toEqual(documents.map(({ id }) => id).sort());
    expect(most).toBe(2);
    expect(lines).toEqual([
      [{ documents: 5, plans: 10, failed: 0, ms: expect.any(Number) }, 'trusted documents are planned ahead'],
    ]);
  });

  it('goes on past a document that cannot be planned, and names it', async () => {
    const { lines, logger } = listening();
    const plan = (_: unknown, id: string): Promise<number> =>
      id.endsWith('Two') ? Promise.reject(new Error('no plan')) : Promise.resolve(1);
    const warmed = await warmPlans(documents, { plan, logger, clock: systemClock });
    expect(warmed).toEqual({ documents: 5, plans: 4, failed: 1 });
    expect(lines[0]).toEqual([
      { document: 'Two', fault: expect.anything() },
      'a trusted document could not be planned ahead',
    ]);
  });

  it('says nothing where nothing is trusted', async () => {
    const { lines, logger } = listening();
    await warmPlans([], { plan: () => Promise.resolve(1), logger, clock: systemClock });
    expect(lines).toEqual([]);
  });
});
