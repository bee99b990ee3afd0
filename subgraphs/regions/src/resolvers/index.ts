import type { ResolverMap } from '@banenbrug/service-common';
import { AuditEntry } from './AuditEntry';
import { AuditEntryConnection } from './AuditEntryConnection';
import { ContactPerson } from './ContactPerson';
import { Desk } from './Desk';
import { DeskConnection } from './DeskConnection';
import { DeskContact } from './DeskContact';
import { Instrument } from './Instrument';
import { InstrumentAmountRule } from './InstrumentAmountRule';
import { InstrumentCondition } from './InstrumentCondition';
import { InstrumentTerms } from './InstrumentTerms';
import { Municipality } from './Municipality';
import { nameDeskContact } from './Mutation/nameDeskContact';
import { PlaceMatch } from './PlaceMatch';
import { auditEntries } from './Query/auditEntries';
import { desk } from './Query/desk';
import { desks } from './Query/desks';
import { instrument } from './Query/instrument';
import { instruments } from './Query/instruments';
import { municipality } from './Query/municipality';
import { places } from './Query/places';
import { referenceData } from './Query/referenceData';
import { region } from './Query/region';
import { regions } from './Query/regions';
import { Region } from './Region';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: {
    auditEntries,
    desk,
    desks,
    instrument,
    instruments,
    municipality,
    places,
    referenceData,
    region,
    regions,
  },
  Mutation: { nameDeskContact },
  AuditEntry,
  AuditEntryConnection,
  ContactPerson,
  Desk,
  DeskConnection,
  DeskContact,
  Instrument,
  InstrumentAmountRule,
  InstrumentCondition,
  InstrumentTerms,
  Municipality,
  PlaceMatch,
  Region,
};
