import type { ResolverMap } from '@banenbrug/service-common';
import { Arrangement } from './Arrangement';
import { ArrangementClause } from './ArrangementClause';
import { ArrangementConnection } from './ArrangementConnection';
import { ContactPerson } from './ContactPerson';
import { DialogueSession } from './DialogueSession';
import { DialogueSessionConnection } from './DialogueSessionConnection';
import { Employer } from './Employer';
import { FollowUpAgreement } from './FollowUpAgreement';
import { FollowUpAgreementConnection } from './FollowUpAgreementConnection';
import { IssuedJoinCode } from './IssuedJoinCode';
import { InstrumentUseClause } from './InstrumentUseClause';
import { KnowledgeItem } from './KnowledgeItem';
import { KnowledgeItemConnection } from './KnowledgeItemConnection';
import { addSessionParticipant } from './Mutation/addSessionParticipant';
import { adoptArrangement } from './Mutation/adoptArrangement';
import { changeDialogueSession } from './Mutation/changeDialogueSession';
import { changeFollowUpAgreement } from './Mutation/changeFollowUpAgreement';
import { createSessionJoinCode } from './Mutation/createSessionJoinCode';
import { joinFollowUpAgreements } from './Mutation/joinFollowUpAgreements';
import { recordAtTable } from './Mutation/recordAtTable';
import { recordSessionEntries } from './Mutation/recordSessionEntries';
import { revokeSessionJoinCode } from './Mutation/revokeSessionJoinCode';
import { separateFollowUpEntry } from './Mutation/separateFollowUpEntry';
import { withdrawFollowUpEntry } from './Mutation/withdrawFollowUpEntry';
import { withdrawSessionParticipant } from './Mutation/withdrawSessionParticipant';
import { recordDialogueSession } from './Mutation/recordDialogueSession';
import { recordFollowUpAgreement } from './Mutation/recordFollowUpAgreement';
import { arrangement } from './Query/arrangement';
import { arrangements } from './Query/arrangements';
import { dialogueSession } from './Query/dialogueSession';
import { dialogueSessions } from './Query/dialogueSessions';
import { followUpAgreement } from './Query/followUpAgreement';
import { followUpAgreements } from './Query/followUpAgreements';
import { knowledgeItems } from './Query/knowledgeItems';
import { Region } from './Region';
import { RegionalArrangement } from './RegionalArrangement';
import { RegionalArrangementConnection } from './RegionalArrangementConnection';
import { SessionEntryResult } from './SessionEntryResult';
import { SessionParticipant } from './SessionParticipant';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: {
    arrangement,
    arrangements,
    dialogueSession,
    dialogueSessions,
    followUpAgreement,
    followUpAgreements,
    knowledgeItems,
  },
  Mutation: {
    addSessionParticipant,
    adoptArrangement,
    recordDialogueSession,
    recordFollowUpAgreement,
    changeDialogueSession,
    changeFollowUpAgreement,
    createSessionJoinCode,
    joinFollowUpAgreements,
    recordAtTable,
    recordSessionEntries,
    revokeSessionJoinCode,
    separateFollowUpEntry,
    withdrawFollowUpEntry,
    withdrawSessionParticipant,
  },
  Arrangement,
  ArrangementClause,
  ArrangementConnection,
  ContactPerson,
  DialogueSession,
  DialogueSessionConnection,
  Employer,
  FollowUpAgreement,
  FollowUpAgreementConnection,
  InstrumentUseClause,
  IssuedJoinCode,
  KnowledgeItem,
  KnowledgeItemConnection,
  Region,
  RegionalArrangement,
  RegionalArrangementConnection,
  SessionEntryResult,
  SessionParticipant,
};
