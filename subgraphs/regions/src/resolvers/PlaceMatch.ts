import type { PlaceMatch as Match } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';

export const PlaceMatch = {
  region: ({ regionCode }: Match, _: unknown, { loaders }: RegionsContext) =>
    loaders.regionByCode.load(regionCode),
  municipality: ({ municipalityCode }: Match, _: unknown, { loaders }: RegionsContext) =>
    municipalityCode === null ? null : loaders.municipalityByCode.load(municipalityCode),
};
