import type { ResolverMap } from '@banenbrug/service-common';
import { AccessGrant } from './AccessGrant';
import { AccessGrantConnection } from './AccessGrantConnection';
import { AuditEntry } from './AuditEntry';
import { AuditEntryConnection } from './AuditEntryConnection';
import { ContactAbsence } from './ContactAbsence';
import { ContactPerson } from './ContactPerson';
import { ContactPoint } from './ContactPoint';
import { Desk } from './Desk';
import { DeskConnection } from './DeskConnection';
import { DeskContact } from './DeskContact';
import { DeskContactConnection } from './DeskContactConnection';
import { Instrument } from './Instrument';
import { InstrumentAmountRule } from './InstrumentAmountRule';
import { InstrumentCondition } from './InstrumentCondition';
import { InstrumentTerms } from './InstrumentTerms';
import { Municipality } from './Municipality';
import { changeContactAbsence } from './Mutation/changeContactAbsence';
import { changeDesk } from './Mutation/changeDesk';
import { closeDesk } from './Mutation/closeDesk';
import { grantAccess } from './Mutation/grantAccess';
import { nameDeskContact } from './Mutation/nameDeskContact';
import { registerDesk } from './Mutation/registerDesk';
import { reinstateSubject } from './Mutation/reinstateSubject';
import { reportContactAbsence } from './Mutation/reportContactAbsence';
import { revokeSubject } from './Mutation/revokeSubject';
import { verifyDeskContact } from './Mutation/verifyDeskContact';
import { withdrawAccess } from './Mutation/withdrawAccess';
import { withdrawContactAbsence } from './Mutation/withdrawContactAbsence';
import { PlaceMatch } from './PlaceMatch';
import { accessGrants } from './Query/accessGrants';
import { accessOf } from './Query/accessOf';
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
import { revokedSubjects } from './Query/revokedSubjects';
import { staleContacts } from './Query/staleContacts';
import { Region } from './Region';
import { RevokedSubjectConnection } from './RevokedSubjectConnection';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: {
    accessGrants,
    accessOf,
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
    revokedSubjects,
    staleContacts,
  },
  Mutation: {
    changeContactAbsence,
    changeDesk,
    closeDesk,
    grantAccess,
    nameDeskContact,
    registerDesk,
    reinstateSubject,
    reportContactAbsence,
    revokeSubject,
    verifyDeskContact,
    withdrawAccess,
    withdrawContactAbsence,
  },
  AccessGrant,
  AccessGrantConnection,
  AuditEntry,
  AuditEntryConnection,
  ContactAbsence,
  ContactPerson,
  ContactPoint,
  Desk,
  DeskConnection,
  DeskContact,
  DeskContactConnection,
  Instrument,
  InstrumentAmountRule,
  InstrumentCondition,
  InstrumentTerms,
  Municipality,
  PlaceMatch,
  Region,
  RevokedSubjectConnection,
};
