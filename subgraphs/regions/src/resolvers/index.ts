import type { ResolverMap } from '@banenbrug/service-common';
import { AccessGrant } from './AccessGrant';
import { AccessGrantConnection } from './AccessGrantConnection';
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
import { changeDesk } from './Mutation/changeDesk';
import { closeDesk } from './Mutation/closeDesk';
import { grantAccess } from './Mutation/grantAccess';
import { nameDeskContact } from './Mutation/nameDeskContact';
import { registerDesk } from './Mutation/registerDesk';
import { reinstateSubject } from './Mutation/reinstateSubject';
import { revokeSubject } from './Mutation/revokeSubject';
import { withdrawAccess } from './Mutation/withdrawAccess';
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
  },
  Mutation: {
    changeDesk,
    closeDesk,
    grantAccess,
    nameDeskContact,
    registerDesk,
    reinstateSubject,
    revokeSubject,
    withdrawAccess,
  },
  AccessGrant,
  AccessGrantConnection,
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
  RevokedSubjectConnection,
};
