import { createByIdLoader, createLoader, type RequestContext, today } from '@banenbrug/service-common';
import { In } from 'typeorm';
import { Desk, DeskContact, Instrument, Municipality, Region } from '../entities';
import { createAbsencesByContactIdLoader } from './absences-by-contact-id.loader';
import { createAuditReadingLoader } from './audit-reading.loader';
import { createContactsByDeskIdLoader } from './contacts-by-desk-id.loader';
import { createDeskToCallByRegionCodeLoader } from './desk-to-call-by-region-code.loader';
import { createDesksByRegionCodeLoader } from './desks-by-region-code.loader';
import { createInstrumentsInForceLoader } from './instruments-in-force.loader';
import { createMunicipalitiesByRegionCodeLoader } from './municipalities-by-region-code.loader';
import { createRegionByMunicipalityCodeLoader } from './region-by-municipality-code.loader';
import { createRegionsByDeskIdLoader } from './regions-by-desk-id.loader';
import { createTermsByInstrumentCodeLoader } from './terms-by-instrument-code.loader';
import { createTopicsByContactIdLoader } from './topics-by-contact-id.loader';

export type RegionsLoaders = ReturnType<typeof createLoaders>;

/** The loaders of one operation. What they read is public, so the caller does not narrow it. */
export function createLoaders(context: RequestContext) {
  const { manager } = context.database;
  return {
    auditReading: createAuditReadingLoader(context),
    regionByCode: createLoader(
      'regionByCode',
      (codes) => manager.findBy(Region, { code: In(codes) }),
      ({ code }) => code,
    ),
    municipalityByCode: createLoader(
      'municipalityByCode',
      (codes) => manager.findBy(Municipality, { code: In(codes) }),
      ({ code }) => code,
    ),
    deskById: createByIdLoader('deskById', (ids) => manager.findBy(Desk, { id: In(ids) })),
    contactById: createByIdLoader('contactById', (ids) => manager.findBy(DeskContact, { id: In(ids) })),
    deputyByContactId: createLoader(
      'deputyByContactId',
      (ids) => manager.findBy(DeskContact, { deputyOf: In(ids) }),
      ({ deputyOf }) => deputyOf ?? '',
    ),
    instrumentByCode: createLoader(
      'instrumentByCode',
      (codes) => manager.findBy(Instrument, { code: In(codes) }),
      ({ code }) => code,
    ),
    instrumentsInForce: createInstrumentsInForceLoader(manager),
    termsByInstrumentCode: createTermsByInstrumentCodeLoader(manager),
    municipalitiesByRegionCode: createMunicipalitiesByRegionCodeLoader(manager),
    regionByMunicipalityCode: createRegionByMunicipalityCodeLoader(manager),
    desksByRegionCode: createDesksByRegionCodeLoader(manager),
    regionsByDeskId: createRegionsByDeskIdLoader(manager),
    contactsByDeskId: createContactsByDeskIdLoader(manager),
    deskToCallByRegionCode: createDeskToCallByRegionCodeLoader(manager),
    topicsByContactId: createTopicsByContactIdLoader(manager),
    absencesByContactId: createAbsencesByContactIdLoader(manager, today(context.clock)),
  };
}
