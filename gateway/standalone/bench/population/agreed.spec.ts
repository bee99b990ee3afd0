import { referenceRegions } from '@banenbrug/service-common';
import { createRandom } from '@banenbrug/standalone';
import { arrangementRows } from './arrangements';
import { sessionRows } from './sessions';

const today = '2026-11-25';
const employers = Array.from({ length: 30 }, (_, index) => ({ id: `employer ${index}`, name: `${index}` }));

const sessions = (count: number) => [
  ...sessionRows({ sessions: count, followUpsEach: 40, employers, today, random: createRandom('x') }),
];

describe('what was agreed in the population of the bench', () => {
  it('is the same each time for the same day', () => {
    expect(sessions(3)).toEqual(sessions(3));
  });

  it('has no two agreements of the same session, employer, regions and category', () => {
    for (const { followUps } of sessions(20)) {
      const keys = followUps.map(({ agreement }) =>
        JSON.stringify([agreement['employer_id'], agreement['region_codes'], agreement['category']]),
      );
      expect(new Set(keys).size).toBe(40);
    }
  });

  it('agrees among participants alone, and tells no status of a day to come', () => {
    for (const { participants, followUps } of sessions(20)) {
      const there = participants.map((row) => row['employer_id'] ?? row['region_code']);
      for (const { agreement, statusChanges } of followUps) {
        expect(there).toEqual(
          expect.arrayContaining([agreement['employer_id'], ...(agreement['region_codes'] as string[])]),
        );
        expect(statusChanges.every(({ since }) => String(since) <= today)).toBe(true);
        expect(statusChanges.at(-1)?.['status']).toBe(agreement['status']);
      }
    }
  });

  it('has an answer of every region to each framework, and a reason for each that takes over a part', () => {
    const rows = [...arrangementRows({ employers: employers.slice(0, 3), today, random: createRandom('x') })];
    for (const { answers, deviations } of rows) {
      expect(answers.map((answer) => answer['region_code'])).toEqual(
        referenceRegions.map(({ code }) => code),
      );
      const inPart = answers.filter(({ coverage }) => coverage === 'PARTIAL').map(({ id }) => id);
      expect(new Set(deviations.map((row) => row['regional_arrangement_id']))).toEqual(new Set(inPart));
    }
  });
});
