import { createMemoryCounter } from './memory-counter';

const settings = { points: 5, windowSeconds: 60 };

describe('counting in memory', () => {
  it('counts each key by itself, and goes on counting beyond the budget', async () => {
    const counter = createMemoryCounter(settings);
    for (const points of [2, 4, 6]) expect(await counter.add('a', 2)).toMatchObject({ points });
    expect(await counter.add('b', 1)).toMatchObject({ points: 1 });
    expect(await counter.read('a')).toMatchObject({ points: 6 });
    expect(await counter.read('c')).toBeNull();
  });

  it('forgets whoever was quiet for longest when too many come, and never whoever keeps coming', async () => {
    const counter = createMemoryCounter(settings, 100);
    for (let caller = 0; caller < 10_000; caller += 1) {
      await counter.add(`caller ${caller}`, 1);
      await counter.add('flood', 1);
    }
    expect(await counter.read('flood')).toMatchObject({ points: 10_000 });
    const left: number[] = [];
    for (let caller = 0; caller < 10_000; caller += 1) {
      if (await counter.read(`caller ${caller}`)) left.push(caller);
    }
    expect(left).toEqual(Array.from({ length: 99 }, (_, index) => 9_901 + index));
  });
});
