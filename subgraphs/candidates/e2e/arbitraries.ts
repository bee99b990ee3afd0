import { workingLevels } from '@banenbrug/service-common';
import * as fc from 'fast-check';
import type { CandidateProfile } from '../src';
import { type AskedSkill, askedFields, judgedFields, type Question } from '../src/matching';

/** Small domains, so that random profiles and questions meet, miss and do not know each other about as often. */
export const domains = {
  regions: ['AM06', 'AM18', 'AM29'],
  occupations: ['ISCO:9333', 'ISCO:9334', 'BOC:12'],
  sectors: ['G', 'H', 'Q'],
  languages: ['nld', 'eng', 'pol'],
  drivingLicences: ['B', 'C', 'BE'],
  /** As the tests' dictionary has them: its ids are these words' places from 1. */
  skills: ['lassen', 'heftruck rijden', 'schoonmaken'],
  travelMeans: ['CAR', 'BICYCLE', 'PUBLIC_TRANSPORT'],
  /** Of the three regions: Apeldoorn, Deventer, Amsterdam, Venlo. */
  municipalities: ['GM0200', 'GM0150', 'GM0363', 'GM0983'],
  months: ['2026-05', '2026-06', '2026-07', '2026-08'],
  changes: ['2026-05-01', '2026-05-20', '2026-06-10'],
  /** Fresh, at the edge of ninety days before 15 June 2026 on both sides, and long stale. */
  days: ['2026-06-14', '2026-06-01', '2026-03-17', '2026-03-16', '2025-11-01'],
} as const;

const unknownOr = <T>(known: fc.Arbitrary<T>) => fc.option(known, { nil: null, freq: 2 });
const some = (items: readonly string[]) => fc.subarray([...items]);
const atLeastOne = (items: readonly string[]) => fc.subarray([...items], { minLength: 1 });

/** Hours either side may be unknown of; never the whole week, where even an unknown end would prove something. */
const hours = fc
  .tuple(unknownOr(fc.integer({ min: 1, max: 59 })), unknownOr(fc.integer({ min: 1, max: 59 })))
  .map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]))
  .map(([min = null, max = null]) => ({ hoursMin: min, hoursMax: max }));

/** What is known of a profile. */
export const arbitraryContent: fc.Arbitrary<Partial<CandidateProfile>> = fc
  .tuple(
    hours,
    fc.record({
      municipalityCode: unknownOr(fc.constantFrom(...domains.municipalities)),
      availableFrom: unknownOr(fc.constantFrom(...domains.months)),
      workingLevel: unknownOr(fc.constantFrom(...workingLevels)),
      occupations: unknownOr(some(domains.occupations)),
      sectors: unknownOr(some(domains.sectors)),
      skills: unknownOr(some(domains.skills)),
      languages: unknownOr(some(domains.languages)),
      drivingLicences: unknownOr(some(domains.drivingLicences)),
      travelDistanceKm: unknownOr(fc.constantFrom(0, 15, 60)),
      travelMeans: unknownOr(fc.subarray([...domains.travelMeans])),
      changedOn: fc.constantFrom(...domains.changes),
      verifiedOn: fc.constantFrom(...domains.days),
    }),
  )
  .map(([range, content]) => ({ ...range, ...content }));

/** A skill that is asked by a word of the tests' dictionary. */
const askedSkill = (text: string): AskedSkill => ({
  text,
  entries: [{ id: skillId(text), text }],
});

/** The id that the tests' dictionary has for a word. */
export const skillId = (text: string): number => domains.skills.findIndex((known) => known === text) + 1;

/** A question; most criteria are absent, so that there are hits. */
export const arbitraryQuestion: fc.Arbitrary<Question> = fc
  .tuple(
    unknownOr(hours),
    unknownOr(
      fc.record({
        around: fc.constantFrom(...domains.municipalities),
        aroundKm: fc.constantFrom(0, 10, 80),
      }),
    ),
    fc.record({
      regions: some(domains.regions),
      startMonth: unknownOr(fc.constantFrom(...domains.months)),
      workingLevel: unknownOr(fc.constantFrom(...workingLevels)),
      occupations: unknownOr(atLeastOne(domains.occupations)),
      sectors: unknownOr(atLeastOne(domains.sectors)),
      skills: unknownOr(atLeastOne(domains.skills).map((texts) => texts.map(askedSkill))),
      languages: unknownOr(atLeastOne(domains.languages)),
      drivingLicences: unknownOr(atLeastOne(domains.drivingLicences)),
      travelMeans: unknownOr(fc.subarray([...domains.travelMeans], { minLength: 1 })),
      changedSince: unknownOr(fc.constantFrom(...domains.changes)),
    }),
    fc.subarray([...judgedFields]),
  )
  .map(([range, place, asked, preferred]) => ({
    hoursMin: null,
    hoursMax: null,
    around: null,
    aroundKm: null,
    ...range,
    ...place,
    ...asked,
    preferred,
  }))
  .map((question) => ({
    ...question,
    preferred: askedFields(question).filter((field) => question.preferred.includes(field)),
  }));
