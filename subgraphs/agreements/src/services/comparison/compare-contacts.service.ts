import { isVerificationStale } from '@banenbrug/service-common';
import type { RegionContact } from '../../repositories/region-contact.repository';
import {
  cellsOf,
  mostCommon,
  type RegionFinding,
  type RegionRow,
  unknownFinding,
} from './region-table.service';

/**
 * Whether somebody is there to call in each region, beside what most regions have.
 * @param all whom to call in each region of the country on the day
 */
export function compareContacts(
  regions: readonly string[],
  all: readonly RegionContact[],
  day: string,
): RegionRow[] {
  const isNamed = ({ contactId }: RegionContact): boolean => contactId !== null;
  const usual = mostCommon(all.map(isNamed), (one, other) => Number(other) - Number(one));
  const findingOf = (found: RegionContact): RegionFinding => {
    const verifiedOn = found.contactVerifiedOn ?? found.deskVerifiedOn;
    return {
      verdict: isNamed(found) === usual ? 'SAME' : 'DIFFERS',
      fact: {
        __typename: 'RegionContactFact',
        isNamed: isNamed(found),
        basis: found.basis,
        desk: { id: found.deskId },
        contact: found.contactId === null ? null : { __typename: 'DeskContact', id: found.contactId },
        isStale: isVerificationStale(verifiedOn, day),
      },
      since: found.contactSince,
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
          : {
              __typename: 'RegionContactFact',
              isNamed: usual,
              basis: null,
              desk: null,
              contact: null,
              isStale: null,
            },
      cells: cellsOf(regions, byRegion(all, findingOf)),
    },
  ];
}

/** Within how many working days an answer is promised by the open desk that is called, beside what most promise. */
export function compareResponseTimes(regions: readonly string[], all: readonly RegionContact[]): RegionRow[] {
  const open = all.filter(({ basis }) => basis !== 'CLOSED_DESK');
  const usual = mostCommon(
    open.map(({ responseDays }) => responseDays),
    (one, other) => one - other,
  );
  const findingOf = ({ responseDays, deskId, deskVerifiedOn }: RegionContact): RegionFinding => ({
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
      cells: cellsOf(regions, byRegion(open, findingOf)),
    },
  ];
}

/** What is found of a region; of one that is not among them nothing is known. */
function byRegion(
  all: readonly RegionContact[],
  findingOf: (found: RegionContact) => RegionFinding,
): (regionCode: string) => RegionFinding {
  const contacts = new Map(all.map((found) => [found.regionCode, found]));
  return (regionCode) => {
    const found = contacts.get(regionCode);
    return found === undefined ? unknownFinding : findingOf(found);
  };
}
