import { referenceDataSet, referenceMunicipalities, referenceRegions } from '@banenbrug/service-common';
import type { DataSource, EntityManager } from 'typeorm';
import { Municipality, MunicipalityRegion, Region } from '../entities';
import { loadInstruments } from './load-instruments';

const firstDay = (year: number): string => `${year}-01-01`;
const lastDay = (year: number | null): string | null => (year === null ? null : `${year}-12-31`);

/**
 * Brings regions, municipalities and instruments in the database in line with the reference data of this
 * version. Repeatable; runs as the owner after the migrations, since the service may only read these tables.
 */
export async function loadReferenceData(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await loadRegions(manager);
    await loadMunicipalities(manager);
    await loadInstruments(manager);
  });
}

async function loadRegions(manager: EntityManager): Promise<void> {
  const validFrom = firstDay(Math.min(...referenceDataSet.years));
  const rows = referenceRegions.map((region) => ({
    code: region.code,
    name: region.name,
    otherNames: region.otherNames.map(({ name }) => name),
    validFrom,
    validUntil: null,
    centralMunicipalityCode: region.centralMunicipalityCode,
    centralMunicipalityListYear: region.centralMunicipalityListYear,
  }));
  await manager.upsert(Region, rows, ['code']);
}

async function loadMunicipalities(manager: EntityManager): Promise<void> {
  const periods = referenceMunicipalities.map((municipality) => ({
    municipality,
    validFrom: firstDay(municipality.validFrom),
    validUntil: lastDay(municipality.validUntil),
  }));
  const rows = periods.map(({ municipality, ...period }) => ({
    ...period,
    code: municipality.code,
    name: municipality.name,
    otherNames: municipality.otherNames.map(({ name }) => name),
    latitude: municipality.latitude,
    longitude: municipality.longitude,
    locationBasis: municipality.pointBasis,
  }));
  await manager.upsert(Municipality, rows, ['code']);
  const memberships = periods.map(({ municipality, ...period }) => ({
    ...period,
    municipalityCode: municipality.code,
    regionCode: municipality.regionCode,
  }));
  await manager.upsert(MunicipalityRegion, memberships, ['municipalityCode', 'validFrom']);
}
