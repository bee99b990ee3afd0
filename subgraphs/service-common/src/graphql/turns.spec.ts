import { Turns } from './turns';

describe('turns', () => {
  it('are taken so many at a time, in the order in which they were asked for, whatever becomes of the others', async () => {
    const turns = new Turns(3);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        turns.run(async () => {
          begun.push(at);
          running += 1;
          most = Math.max(most, running);
          for (let turn = 0; turn <= at % 4; turn += 1) await new Promise(setImmediate);
          running -= 1;
          if (at % 5 === 0) throw new Error('failed');
          return at;
        }),
      ),
    );
    expect(begun).toEqual(Array.from({ length: 20 }, (_, at) => at));
    expect(most).toBe(3);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    await expect(turns.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });
});
