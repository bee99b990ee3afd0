import { createTestHub, type TestHub } from '@banenbrug/testkit';
import * as fc from 'fast-check';
import { candidates } from '../src';
import {
  canBeUnknown,
  criteria,
  fieldSql,
  judge,
  judgedFields,
  type Question,
  questionColumns,
  questionRow,
  requiredBy,
  verdictSql,
} from '../src/matching';
import { arbitraryContent, arbitraryQuestion, skillId } from './arbitraries';
import { profileOf } from './seed-profiles';

const place = {
  poolId: '00000000-0000-4000-8000-000000000001',
  deskId: '00000000-0000-4000-8000-000000000002',
  regionCode: 'AM06',
};

const asColumns = (profile: object): object =>
  Object.fromEntries(
    Object.entries(profile).map(([name, value]) => [
      name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      value,
    ]),
  );

/** What a question says of hours, by going through every range that an unknown one can be. */
function possibleWorlds(question: Question, min: number | null, max: number | null): boolean | null {
  const ends = (known: number | null) => (known === null ? [...Array(61).keys()] : [known]);
  const verdicts = new Set<boolean>();
  for (const from of ends(min)) {
    for (const until of ends(max)) {
      if (from > until) continue;
      const shared = [...Array(61).keys()].filter(
        (hour) =>
          hour >= from &&
          hour <= until &&
          hour >= (question.hoursMin ?? 0) &&
          hour <= (question.hoursMax ?? 60),
      );
      verdicts.add(shared.length > 0);
    }
  }
  return verdicts.size === 1 ? [...verdicts][0] === true : null;
}

describe('the criteria', () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
  });
  afterAll(() => hub.close());

  it('give the same verdict in PostgreSQL and in TypeScript, one by one and together', async () => {
    const fields = judgedFields.map((field) => `${fieldSql(field, 'SOME')} as "${field}"`).join(', ');
    await fc.assert(
      fc.asyncProperty(
        arbitraryQuestion,
        fc.array(arbitraryContent, { minLength: 20, maxLength: 20 }),
        async (question, contents) => {
          const profiles = contents.map((content) =>
            profileOf(place, { ...content, skillIds: content.skills?.map(skillId) ?? null }),
          );
          const rows = await hub.sql<Record<string, unknown>>(
            `select p.id, ${verdictSql(requiredBy(question))} as together, ${fields}
             from jsonb_to_record($1::jsonb) as q(${questionColumns})
             cross join jsonb_populate_recordset(null::candidates.candidate_profiles, $2::jsonb) p`,
            [JSON.stringify(questionRow(question)), JSON.stringify(profiles.map(asColumns))],
          );
          const byId = new Map(rows.map((row) => [row['id'], row]));
          for (const profile of profiles) {
            const asked = judgedFields.map((field) => [
              field,
              criteria[field].isAsked(question) ? criteria[field].judge(question, profile) : true,
            ]);
            expect({
              id: profile.id,
              together: judge(question, profile),
              ...Object.fromEntries(asked),
            }).toEqual(byId.get(profile.id));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('judge hours by what every possible value of an unknown end would say', () => {
    fc.assert(
      fc.property(arbitraryQuestion, arbitraryContent, (question, content) => {
        fc.pre(criteria.HOURS_PER_WEEK.isAsked(question));
        const profile = profileOf(place, content);
        expect(criteria.HOURS_PER_WEEK.judge(question, profile)).toBe(
          possibleWorlds(question, profile.hoursMin, profile.hoursMax),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never take an unknown field for a hit or a miss', () => {
    const unknown = profileOf(place);
    fc.assert(
      fc.property(arbitraryQuestion, (question) => {
        const fields = judgedFields.filter(canBeUnknown);
        for (const field of fields.filter((name) => criteria[name].isAsked(question))) {
          expect(criteria[field].judge(question, unknown)).toBeNull();
        }
      }),
    );
  });

  it('find somebody of 16 to 40 hours for a job of 24 to 32: ranges overlap, they need not contain', () => {
    const question: Question = {
      regions: ['AM06'],
      hoursMin: 24,
      hoursMax: 32,
      startMonth: null,
      workingLevel: null,
      occupations: null,
      sectors: null,
      skills: null,
      languages: null,
      drivingLicences: null,
      around: null,
      aroundKm: null,
      travelMeans: null,
      changedSince: null,
      preferred: [],
    };
    const verdict = (hoursMin: number | null, hoursMax: number | null) =>
      judge(question, profileOf(place, { hoursMin, hoursMax }));
    expect(verdict(16, 40)).toBe(true);
    expect(verdict(null, 30)).toBe(true);
    expect(verdict(null, 40)).toBeNull();
    expect(verdict(33, null)).toBe(false);
    expect(verdict(null, 23)).toBe(false);
  });
});
