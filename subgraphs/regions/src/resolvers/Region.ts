import { today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { Region as RegionRow } from '../entities';
import { type ContactQuestion, contactOfRegion } from '../services/contact-point.service';

/** The day an `on` argument names; today when it is absent. */
type OnDay = { on?: string | null };

export const Region = {
  __resolveReference: async ({ code }: { code: string }, { loaders }: RegionsContext) =>
    loaders.regionByCode.load(code),
  centralMunicipality: (region: RegionRow, _: unknown, { loaders }: RegionsContext) =>
    region.centralMunicipalityCode === null
      ? null
      : loaders.municipalityByCode.load(region.centralMunicipalityCode),
  municipalities: ({ code }: RegionRow, { on }: OnDay, { loaders, clock }: RegionsContext) =>
    loaders.municipalitiesByRegionCode.load({ key: code, on: on ?? today(clock) }),
  desks: ({ code }: RegionRow, _: unknown, { loaders, clock }: RegionsContext) =>
    loaders.desksByRegionCode.load({ key: code, on: today(clock) }),
  instruments: (_: RegionRow, { on }: OnDay, { loaders, clock }: RegionsContext) =>
    loaders.instrumentsInForce.load(on ?? today(clock)),
  contact: ({ code }: RegionRow, asked: ContactQuestion, context: RegionsContext) =>
    contactOfRegion(context, code, asked),
};
