import type { AgreementsContext } from '../context';
import type { ComparedRegion } from '../services/comparison/compare-arrangements.service';
import type { ComparedCell, ComparedMunicipality } from '../services/comparison/compare-clauses.service';
import type { InstrumentTerms as LimitRow } from '../repositories/instrument-terms.repository';

export const ArrangementComparisonRegion = {
  region: ({ regionCode }: ComparedRegion) => ({ code: regionCode }),
  previousAdoption: async (
    { regionCode, arrangementId, isVisible }: ComparedRegion,
    _: unknown,
    { loaders }: AgreementsContext,
  ) => {
    if (!isVisible) return null;
    const former = await loaders.formerAdoptionsByArrangementId.load(arrangementId);
    return former.find((row) => row.regionCode === regionCode) ?? null;
  },
};

export const ArrangementComparisonCell = {
  region: ({ regionCode }: ComparedCell) => ({ code: regionCode }),
};

export const ArrangementComparisonMunicipality = {
  municipality: ({ municipalityCode }: ComparedMunicipality) => ({ code: municipalityCode }),
};

export const ClauseLimit = {
  instrument: ({ instrumentCode }: LimitRow) => ({ code: instrumentCode }),
  region: ({ regionCode }: LimitRow) => regionCode && { code: regionCode },
  municipality: ({ municipalityCode }: LimitRow) => municipalityCode && { code: municipalityCode },
};
