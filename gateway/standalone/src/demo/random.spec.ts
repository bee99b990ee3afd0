import { createRandom } from './random';

const draw = (...name: string[]): number[] => {
  const random = createRandom('seed', ...name);
  return Array.from({ length: 1000 }, () => random.integer(1, 6));
};

describe('repeatable chance', () => {
  it('gives the same sequence for the same seed and name, and another for another name', () => {
    expect(draw('profile', '1')).toEqual(draw('profile', '1'));
    expect(draw('profile', '1')).not.toEqual(draw('profile', '2'));
    expect(draw('profile', '12')).not.toEqual(draw('profile1', '2'));
  });

  it('draws both bounds and nothing outside them, each about as often', () => {
    const counts = [0, 1, 2, 3, 4, 5, 6, 7].map((face) => draw('die').filter((n) => n === face).length);
    expect([counts[0], counts[7]]).toEqual([0, 0]);
    for (const count of counts.slice(1, 7)) expect(Math.abs(count - 1000 / 6)).toBeLessThan(60);
  });

  it('shuffles without losing anything, and keeps the order of what it chooses', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    const random = createRandom('seed', 'list');
    const shuffled = random.shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(list);
    const some = random.some(list, 20);
    expect(some).toHaveLength(20);
    expect(some).toEqual(some.toSorted((a, b) => a - b));
    expect(random.some(list, 99)).toEqual(list);
  });

  it('refuses to pick from nothing', () => {
    expect(() => createRandom('seed').pick([])).toThrow('empty list');
  });
});
