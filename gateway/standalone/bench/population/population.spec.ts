import { isUuid } from '@banenbrug/service-common';
import { createRandom } from '@banenbrug/standalone';
import { employerRows } from './employers';
import { profileRows } from './profiles';
import { sharesOf, type Variant } from './shares';

const today = '2026-11-25';
const pools = Array.from({ length: 38 }, (_, index) => ({
  id: `pool ${index}`,
  deskId: `desk ${index}`,
  regionCode: `AM${String(index + 1).padStart(2, '0')}`,
}));
const skills = [['heftruck rijden', 7] as const, ['inpakken', 3] as const];

const profiles = (variant: Variant, count: number) => [
  ...profileRows({
    count,
    shares: sharesOf[variant],
    pools,
    skills,
    today,
    random: createRandom('x', variant),
  }),
];

const unknownShare = (variant: Variant, column: string): number => {
  const rows = profiles(variant, 3000);
  return rows.filter(({ profile }) => profile[column] === null).length / rows.length;
};

describe('the population of the bench', () => {
  it('is the same each time for the same day', () => {
    expect(profiles('healthy', 50)).toEqual(profiles('healthy', 50));
    const employers = () => [
      ...employerRows({ employers: 5, sitesEach: 2, vacanciesEach: 3, today, random: createRandom('x') }),
    ];
    expect(employers()).toEqual(employers());
  });

  it('has ids of version 4, each once', () => {
    const ids = profiles('healthy', 500).map(({ profile }) => String(profile['id']));
    expect(ids.every(isUuid)).toBe(true);
    expect(ids.every((id) => /^.{14}4.{4}[89ab]/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(500);
  });

  it.each([
    ['bank', 'working_level', 0.42],
    ['bank', 'sectors', 0.38],
    ['bank', 'hours_min', 0.26],
    ['healthy', 'working_level', 0.08],
  ] as const)('of the variant %s leaves %s unknown as often as it says', (variant, column, share) => {
    expect(Math.abs(unknownShare(variant, column) - share)).toBeLessThan(0.04);
  });

  it('is fresh as often as its variant says', () => {
    const fresh = (variant: Variant) =>
      profiles(variant, 2000).filter(({ profile }) => String(profile['verified_on']) >= '2026-08-27').length /
      2000;
    expect(Math.abs(fresh('bank') - 0.08)).toBeLessThan(0.03);
    expect(Math.abs(fresh('healthy') - 0.85)).toBeLessThan(0.03);
  });

  it('keeps the ids of skills beside their texts, in order', () => {
    for (const { profile } of profiles('healthy', 200)) {
      const texts = profile['skills'] as string[] | null;
      const expected = texts?.map((text) => new Map<string, number>(skills).get(text)).sort();
      expect(profile['skill_ids'] ?? null).toEqual(expected ?? null);
    }
  });
});
