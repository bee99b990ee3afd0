import type { RegionsContext } from '../context';
import type { InstrumentTerms as TermsRow } from '../entities';

export const InstrumentTerms = {
  region: ({ regionCode }: TermsRow, _: unknown, { loaders }: RegionsContext) =>
    loaders.regionByCode.load(regionCode),
  municipality: ({ municipalityCode }: TermsRow, _: unknown, { loaders }: RegionsContext) =>
    municipalityCode === null ? null : loaders.municipalityByCode.load(municipalityCode),
};
