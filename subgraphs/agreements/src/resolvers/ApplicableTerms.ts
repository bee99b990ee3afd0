import { denyUnlessSignedIn } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import { findInstrumentTerms } from '../repositories/instrument-terms.repository';
import {
  applicableClauses,
  type ArrangementHere,
  arrangementsHere,
} from '../services/applicable-clauses.service';
import { applicableInstruments } from '../services/applicable-instruments.service';
import { denyUnlessArrangementReader } from '../services/reading-scope.service';
import type { ApplicablePlace } from '../services/what-applies.service';

const stubOf = (id: string | null) => id && { id };

export const ApplicableTerms = {
  site: ({ siteId }: ApplicablePlace) => stubOf(siteId),
  municipality: ({ municipalityCode }: ApplicablePlace) => ({ code: municipalityCode }),
  region: ({ regionCode }: ApplicablePlace) => ({ code: regionCode }),
  residence: ({ residenceCode }: ApplicablePlace) => ({ code: residenceCode }),
  desk: async ({ regionCode, on }: ApplicablePlace, _: unknown, { loaders }: AgreementsContext) =>
    stubOf((await loaders.firstContactOfRegion.load({ key: regionCode, on }))[0]?.deskId ?? null),
  contact: async ({ regionCode, on }: ApplicablePlace, _: unknown, { loaders }: AgreementsContext) =>
    stubOf((await loaders.firstContactOfRegion.load({ key: regionCode, on }))[0]?.contactId ?? null),
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
    const place = { regions: [residenceRegionCode], municipality: residenceCode };
    return applicableInstruments(await findInstrumentTerms(manager, on, place));
  },
};

/** The agreements in the place; null when it is about no employer. @throws HubError FORBIDDEN */
async function agreementsOf(
  { employerId, ...place }: ApplicablePlace,
  context: AgreementsContext,
): Promise<readonly ArrangementHere[] | null> {
  denyUnlessArrangementReader(context.caller);
  return employerId === null ? null : arrangementsHere({ employerId, ...place }, context);
}
