import { isVerificationStale } from '@banenbrug/service-common';
import type { FirstContact } from '../repositories/first-contact.repository';
import {
  cellsOf,
  mostCommon,
  type RegionFinding,
  type RegionRow,
  unknownFinding,
} from './region-table.service';

/**
 * Whether somebody is named to call in each region, beside what most regions have.
 * @param all the first contacts of all regions of the country on the day
 */
export function compareContacts(
  regions: readonly string[],
  all: readonly FirstContact[],
  day: string,
): RegionRow[] {
  const isNamed = ({ contactId }: FirstContact): boolean => contactId !== null;
  const usual = mostCommon(all.map(isNamed), (one, other) => Number(other) - Number(one));
  const findingOf = (first: FirstContact): RegionFinding => {
    const verifiedOn = first.contactVerifiedOn ?? first.deskVerifiedOn;
    return {
      verdict: isNamed(first) === usual ? 'SAME' : 'DIFFERS',
      fact: {
        __typename: 'RegionContactFact',
        isNamed: isNamed(first),
        desk: { id: first.deskId },
        contact: first.contactId === null ? null : { __typename: 'DeskContact', id: first.contactId },
        isStale: isVerificationStale(verifiedOn, day),
      },
      since: first.contactSince,
      verifiedOn,
      source: null,
    };
  };
  return [
    {
      aspect: 'NAMED_CONTACT',
      labels: { en: 'Somebody is named to call', nl: 'Er is een contactpersoon' },
      instrumentCode: null,
      grantor: null,
      standard:
        usual === null
          ? null
          : { __typename: 'RegionContactFact', isNamed: usual, desk: null, contact: null, isStale: null },
      cells: cellsOf(regions, byRegion(all, findingOf)),
    },
  ];
}

/** Within how many working days the desk of first contact promises an answer, beside what most promise. */
export function compareResponseTimes(regions: readonly string[], all: readonly FirstContact[]): RegionRow[] {
  const usual = mostCommon(
    all.map(({ responseDays }) => responseDays),
    (one, other) => one - other,
  );
  const findingOf = ({ responseDays, deskId, deskVerifiedOn }: FirstContact): RegionFinding => ({
    verdict: responseDays === usual ? 'SAME' : 'DIFFERS',
    fact: { __typename: 'RegionResponseTimeFact', responseDays, desk: { id: deskId } },
    since: null,
    verifiedOn: deskVerifiedOn,
    source: null,
  });
  return [
    {
      aspect: 'FIRST_ANSWER',
      labels: { en: 'Working days to a first answer', nl: 'Werkdagen tot een eerste antwoord' },
      instrumentCode: null,
      grantor: null,
      standard:
        usual === null ? null : { __typename: 'RegionResponseTimeFact', responseDays: usual, desk: null },
      cells: cellsOf(regions, byRegion(all, findingOf)),
    },
  ];
}

/** What is found of a region; of one without an open desk nothing is known. */
function byRegion(
  all: readonly FirstContact[],
  findingOf: (first: FirstContact) => RegionFinding,
): (regionCode: string) => RegionFinding {
  const firsts = new Map(all.map((first) => [first.regionCode, first]));
  return (regionCode) => {
    const first = firsts.get(regionCode);
    return first === undefined ? unknownFinding : findingOf(first);
  };
}
