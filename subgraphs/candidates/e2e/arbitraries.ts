import { workingLevels } from '@banenbrug/service-common';
import * as fc from 'fast-check';
import type { CandidateProfile } from '../src';
import type { Question } from '../src/matching';

/** Small domains, so that random profiles and questions meet, miss and do not know each other about as often. */
export const domains = {
  regions: ['AM06', 'AM18', 'AM29'],
  occupations: ['ISCO:9333', 'ISCO:9334', 'BOC:12'],
  sectors: ['G', 'H', 'Q'],
  languages: ['nld', 'eng', 'pol'],
  drivingLicences: ['B', 'C', 'BE'],
  months: ['2026-05', '2026-06', '2026-07', '2026-08'],
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
      availableFrom: unknownOr(fc.constantFrom(...domains.months)),
      workingLevel: unknownOr(fc.constantFrom(...workingLevels)),
      occupations: unknownOr(some(domains.occupations)),
      sectors: unknownOr(some(domains.sectors)),
      languages: unknownOr(some(domains.languages)),
      drivingLicences: unknownOr(some(domains.drivingLicences)),
      verifiedOn: fc.constantFrom(...domains.days),
    }),
  )
  .map(([range, content]) => ({ ...range, ...content }));

/** A question; most criteria are absent, so that there are hits. */
export const arbitraryQuestion: fc.Arbitrary<Question> = fc
  .tuple(
    unknownOr(hours),
    fc.record({
      regions: some(domains.regions),
      startMonth: unknownOr(fc.constantFrom(...domains.months)),
      workingLevel: unknownOr(fc.constantFrom(...workingLevels)),
      occupations: unknownOr(atLeastOne(domains.occupations)),
      sectors: unknownOr(atLeastOne(domains.sectors)),
      languages: unknownOr(atLeastOne(domains.languages)),
      drivingLicences: unknownOr(atLeastOne(domains.drivingLicences)),
    }),
  )
  .map(([range, asked]) => ({ hoursMin: null, hoursMax: null, ...range, ...asked }));
