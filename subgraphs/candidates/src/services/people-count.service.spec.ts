import { join } from 'node:path';
import { type Caller, publicCaller, readSdl, subgraphSdl } from '@banenbrug/service-common';
import { buildASTSchema, getNamedType, GraphQLInt, isObjectType, parse } from 'graphql';
import {
  countInRegions,
  countOfDesk,
  countOfPages,
  Headcount,
  shareInRegion,
  shareOfDesk,
  totalInRegions,
} from './people-count.service';

/**
 * Every field of the schema that holds a number, with the rule that it follows:
 * - PAGES: the size of a list that the caller may page through, exact (`countOfPages`);
 * - REGIONS: exact for a desk of all the regions it is about, else rounded (`countInRegions`);
 * - TOTAL: the same, and hidden where it would tell a hidden part (`totalInRegions`);
 * - DESK: exact for the desk, else rounded (`countOfDesk`);
 * - DESK_SHARE: a part in a hundred of what a desk did, exact for it, else to a multiple of 5 (`shareOfDesk`);
 * - SHARE: a part in a hundred of the people of a region, exact for a desk of it, else of rounded numbers (`shareInRegion`);
 * - MEDIAN: of such parts of many regions, naming none (`medianShare`);
 * - OWN_DEED: what the caller's own desk has just done, told to that desk alone;
 * - NO_PEOPLE: a number of something else.
 */
const rules: Readonly<Record<string, string>> = {
  'CandidatePool.profileCount': 'DESK',
  'CandidateProfile.revision': 'NO_PEOPLE',
  'CandidateProfileConnection.totalCount': 'PAGES',
  'CandidateRegionCount.count': 'PAGES',
  'CandidateSearch.staleCount': 'REGIONS',
  'CandidateSearch.totalCount': 'PAGES',
  'CandidateTravel.maxDistanceKm': 'NO_PEOPLE',
  'CandidateTravel.maxTimeMinutes': 'NO_PEOPLE',
  'CandidatesLeftOut.total': 'TOTAL',
  'ErasureReceipt.introductionsClosed': 'OWN_DEED',
  'ErasureReceipt.meetings': 'OWN_DEED',
  'ErasureReceipt.notes': 'OWN_DEED',
  'ErasureReceipt.privateDetails': 'OWN_DEED',
  'ErasureReceipt.profiles': 'OWN_DEED',
  'FieldCompleteness.knownPercentage': 'SHARE',
  'FieldCompleteness.nationalMedian': 'MEDIAN',
  'HoursRange.max': 'NO_PEOPLE',
  'HoursRange.min': 'NO_PEOPLE',
  'ImportColumn.position': 'NO_PEOPLE',
  'ImportRowProblem.line': 'NO_PEOPLE',
  'ImportRowProblemConnection.totalCount': 'NO_PEOPLE',
  'ImportUndoing.kept': 'OWN_DEED',
  'ImportUndoing.restored': 'OWN_DEED',
  'ImportUndoing.withdrawn': 'OWN_DEED',
  'ImportUnknownField.profiles': 'OWN_DEED',
  'Introduction.revision': 'NO_PEOPLE',
  'IntroductionConnection.totalCount': 'PAGES',
  'IntroductionResponse.answeredCount': 'DESK',
  'IntroductionResponse.medianWorkingDays': 'NO_PEOPLE',
  'IntroductionResponse.openOverdueCount': 'DESK',
  'IntroductionResponse.withinPromisePercentage': 'DESK_SHARE',
  'MatchingVacancyConnection.totalCount': 'NO_PEOPLE',
  'PeopleCount.count': 'REGIONS',
  'ProfileFreshness.staleCount': 'REGIONS',
  'ProfileImport.failureLine': 'NO_PEOPLE',
  'ProfileImport.published': 'OWN_DEED',
  'ProfileImport.refused': 'OWN_DEED',
  'ProfileImport.rowsDone': 'OWN_DEED',
  'ProfileImport.rowsTotal': 'OWN_DEED',
  'ProfileImport.sizeBytes': 'NO_PEOPLE',
  'ProfileImport.unchanged': 'OWN_DEED',
  'ProfileImport.updated': 'OWN_DEED',
  'ProfileImportConnection.totalCount': 'NO_PEOPLE',
  'Region.availableProfileCount': 'REGIONS',
  'Region.profileCount': 'TOTAL',
  'SavedAround.distanceKm': 'NO_PEOPLE',
  'SavedSearch.revision': 'NO_PEOPLE',
  'SavedSearchConnection.totalCount': 'NO_PEOPLE',
  'SensitiveText.line': 'NO_PEOPLE',
  'SubjectAuditConnection.totalCount': 'NO_PEOPLE',
  'UnknownFieldCount.count': 'REGIONS',
  'VerifyProfilesPayload.verifiedCount': 'OWN_DEED',
  'WorkItem.askedByVacancies': 'NO_PEOPLE',
  'WorkItemConnection.totalCount': 'PAGES',
  'UnmetDemandCell.vacancyCount': 'NO_PEOPLE',
  'VacanciesLeftOut.total': 'NO_PEOPLE',
  'VacanciesLeftOutByField.vacancyCount': 'NO_PEOPLE',
};

const numeric = new Set(['Int', 'Float', 'PeopleCount']);

/** Every field of every object type whose value is a number or a count of people. */
function numericFields(sdl: string): string[] {
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => numeric.has(getNamedType(field.type).name))
        .map((field) => `${type.name}.${field.name}`),
    );
}

const desk = (...regions: string[]): Caller => ({ ...publicCaller, role: 'DESK', deskId: 'd', regions });
const hidden = { count: null, isSuppressed: true };
const exact = (count: number) => ({ count, isSuppressed: false });

describe('counts of people', () => {
  it('are on the list of rules, every field that holds a number, and no field that is not there', () => {
    const sdl = subgraphSdl(readSdl(join(__dirname, '..', '..')));
    const bounds = ['InvalidValue.maximum', 'InvalidValue.minimum', 'RateLimited.retryAfterSeconds'];
    const found = numericFields(sdl).filter((field) => !bounds.includes(field));
    expect(found.toSorted()).toEqual(Object.keys(rules).toSorted());
  });

  it('that nobody gave a rule would be found', () => {
    const sdl = 'type Query { a: Int } type Pool { candidateCount: Int! ages: [Int!] name: String }';
    expect(numericFields(sdl)).toEqual(['Query.a', 'Pool.candidateCount', 'Pool.ages']);
  });

  it('cannot leave as they are: a number of people is no number to GraphQL or to JSON', () => {
    const people = Headcount.of(4);
    expect(() => GraphQLInt.serialize(people)).toThrow('Int cannot represent');
    expect(JSON.stringify({ people })).toBe('{"people":{}}');
    expect(Number(people)).toBeNaN();
  });

  it('are exact for a desk of all the regions, and rounded for a desk of some and for everybody else', () => {
    const people = Headcount.of(3).plus(Headcount.of(4));
    expect(countInRegions(desk('AM06', 'AM18'), ['AM06', 'AM18'], people)).toEqual(exact(7));
    expect(countInRegions(desk('AM06'), ['AM06', 'AM18'], people)).toEqual(exact(5));
    expect(countInRegions(publicCaller, ['AM06'], people.without(Headcount.of(3)))).toEqual(hidden);
    expect(countInRegions({ ...desk('AM06'), role: 'EMPLOYER' }, ['AM06'], people)).toEqual(exact(5));
  });

  it('are exact for the desk whose they are', () => {
    expect(countOfDesk(desk(), 'd', Headcount.of(3))).toEqual(exact(3));
    expect(countOfDesk(desk(), 'e', Headcount.of(3))).toEqual(hidden);
  });

  it('hide a total that would tell its parts, from whoever is not told them exactly', () => {
    const four = Headcount.of(4);
    const total = (caller: Caller) => totalInRegions(caller, ['AM06'], four.plus(four), [four, four]);
    expect(total(publicCaller)).toEqual(hidden);
    expect(total(desk('AM06'))).toEqual(exact(8));
  });

  it('are exact where the caller may page through them', () => {
    expect(countOfPages(Headcount.of(3))).toBe(3);
    expect(countOfPages(Headcount.none)).toBe(0);
  });

  describe('as a part in a hundred', () => {
    const liaison: Caller = { ...publicCaller, role: 'LIAISON' };
    const share = (caller: Caller, part: number, rest: number) =>
      shareInRegion(caller, 'AM06', Headcount.of(part), Headcount.of(part + rest));
    /** All numbers up to a total that is the largest to be shown as 30: none of its class is left out. */
    const upTo = (most: number) => Array.from({ length: most + 1 }, (_, people) => people);

    it('leave a LIAISON three possibilities or more for a part below five and for a rest below five', () => {
      const possible = new Map<string, { part: Set<number>; rest: Set<number> }>();
      for (const part of upTo(32)) {
        for (const rest of upTo(32 - part)) {
          // Beside the rounded number of all, which the region tells as well.
          const seen = JSON.stringify([
            share(liaison, part, rest),
            countInRegions(liaison, ['AM06'], Headcount.of(part + rest)),
          ]);
          const sets = possible.get(seen) ?? { part: new Set(), rest: new Set() };
          possible.set(seen, { part: sets.part.add(part), rest: sets.rest.add(rest) });
        }
      }
      expect(possible.size).toBeGreaterThan(15);
      const tooFew = [...possible].flatMap(([seen, { part, rest }]) =>
        [part, rest].filter((sets) => Math.min(...sets) < 5 && sets.size < 3).map(() => seen),
      );
      expect(tooFew).toEqual([]);
    });

    it('hide four of eight, of whom both halves are hidden, and tell it to the region’s own desk', () => {
      expect(share(liaison, 4, 4)).toEqual({ percentage: null, isSuppressed: true });
      expect(share(desk('AM06'), 4, 4)).toEqual({ percentage: 50, isSuppressed: false });
      expect(share(desk('AM06'), 0, 0)).toEqual({ percentage: null, isSuppressed: false });
    });
  });

  it('of what a desk did are exact for that desk, and of fewer than five not told to others', () => {
    const own: Caller = { ...desk('AM06'), deskId: 'd' };
    const share = (caller: Caller, part: number, whole: number) =>
      shareOfDesk(caller, 'd', Headcount.of(part), Headcount.of(whole));
    expect([share(own, 2, 3), share(own, 0, 0)]).toEqual([67, null]);
    expect([share(publicCaller, 2, 4), share(publicCaller, 0, 0)]).toEqual([null, null]);
    expect([share(publicCaller, 5, 5), share(publicCaller, 4, 6)]).toEqual([100, 65]);
  });
});
