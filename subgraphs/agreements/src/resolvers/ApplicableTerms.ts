import { denyUnlessSignedIn } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import { findInstrumentTerms } from '../repositories/instrument-terms.repository';
import type { RegionContact } from '../repositories/region-contact.repository';
import {
  applicableClauses,
  type ArrangementHere,
  arrangementsHere,
} from '../services/comparison/applicable-clauses.service';
import { applicableInstruments } from '../services/comparison/applicable-instruments.service';
import { denyUnlessArrangementReader } from '../services/reading-scope.service';
import type { ApplicablePlace } from '../services/comparison/what-applies.service';

const stubOf = (id: string | null) => id && { id };

export const ApplicableTerms = {
  site: ({ siteId }: ApplicablePlace) => stubOf(siteId),
  municipality: ({ municipalityCode }: ApplicablePlace) => ({ code: municipalityCode }),
  region: ({ regionCode }: ApplicablePlace) => ({ code: regionCode }),
  residence: ({ residenceCode }: ApplicablePlace) => ({ code: residenceCode }),
  desk: async (place: ApplicablePlace, _: unknown, context: AgreementsContext) =>
    stubOf((await contactAt(place, context))?.deskId ?? null),
  contact: async (place: ApplicablePlace, _: unknown, context: AgreementsContext) =>
    stubOf((await contactAt(place, context))?.contactId ?? null),
  contactBasis: async (place: ApplicablePlace, _: unknown, context: AgreementsContext) =>
    (await contactAt(place, context))?.basis ?? null,
  employer: ({ employerId }: ApplicablePlace, _: unknown, { caller }: AgreementsContext) => {
    denyUnlessSignedIn(caller);
    return stubOf(employerId);
  },
  arrangements: async (place: ApplicablePlace, _: unknown, context: AgreementsContext) => {
    const here = await agreementsOf(place, context);
    return here?.map(({ arrangement, place: answered }) => ({
      arrangement,
      coverage: answered?.answer.coverage ?? null,
      adoption: answered?.answer ?? null,
    }));
  },
  clauses: async (place: ApplicablePlace, _: unknown, context: AgreementsContext) => {
    const here = await agreementsOf(place, context);
    return here && applicableClauses(here, context);
  },
  instruments: async (
    { on, residenceCode, residenceRegionCode }: ApplicablePlace,
    _: unknown,
    { database: { manager } }: AgreementsContext,
  ) => {
    const place = { regions: [residenceRegionCode], municipalities: [residenceCode] };
    return applicableInstruments(await findInstrumentTerms(manager, on, place));
  },
};

async function contactAt(
  { regionCode, on }: ApplicablePlace,
  { loaders }: AgreementsContext,
): Promise<RegionContact | null> {
  const [found] = await loaders.contactOfRegion.load({ key: regionCode, on });
  return found ?? null;
}

/** The agreements in the place; null when it is about no employer. @throws HubError FORBIDDEN */
async function agreementsOf(
  { employerId, ...place }: ApplicablePlace,
  context: AgreementsContext,
): Promise<readonly ArrangementHere[] | null> {
  denyUnlessArrangementReader(context.caller);
  return employerId === null ? null : arrangementsHere({ employerId, ...place }, context);
}
