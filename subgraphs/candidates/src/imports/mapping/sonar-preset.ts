import type { ColumnMapping } from './column-mapping';

/**
 * The export of Sonar, by position (VNG-Realisatie/UM-Pilot, SonarExcelImport.java, which counts from 0). Names,
 * telephone, e-mail, postcode and the contact person have no target and are never looked at; written Dutch says nothing
 * that a profile holds; the education gives a level only where it names exactly one, and never a diploma.
 */
export const sonarMapping: ColumnMapping = {
  columns: [
    { source: { position: 3 }, target: 'DESK_REFERENCE' },
    { source: { position: 5 }, target: 'HOURS_MAX' },
    { source: { position: 6 }, target: 'EDUCATION' },
    { source: { position: 7 }, target: 'SECTORS' },
    { source: { position: 8 }, target: 'OCCUPATIONS' },
    { source: { position: 9 }, target: 'DUTCH_ORAL' },
    { source: { position: 11 }, target: 'DRIVING_LICENCES' },
    { source: { position: 18 }, target: 'TRAVEL_MEANS' },
    { source: { position: 25 }, target: 'IN_REGISTER' },
    { source: { position: 35 }, target: 'CONSENT' },
  ],
};

/** The mappings that the hub brings along, by name. */
export const presetMappings = { SONAR: sonarMapping } as const satisfies Record<string, ColumnMapping>;
