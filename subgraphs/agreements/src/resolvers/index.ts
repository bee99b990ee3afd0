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
import { FollowUpResult } from './FollowUpResult';
import { FollowUpUpdate } from './FollowUpUpdate';
import { InstrumentUseClause } from './InstrumentUseClause';
import { KnowledgeItem } from './KnowledgeItem';
import { KnowledgeItemConnection } from './KnowledgeItemConnection';
import { changeKnowledgeItem } from './Mutation/changeKnowledgeItem';
import { publishKnowledgeItem } from './Mutation/publishKnowledgeItem';
import { recordSessionFeedback } from './Mutation/recordSessionFeedback';
import { withdrawKnowledgeItem } from './Mutation/withdrawKnowledgeItem';
import { addSessionParticipant } from './Mutation/addSessionParticipant';
import { adoptArrangement } from './Mutation/adoptArrangement';
import { recordDialogueSession } from './Mutation/recordDialogueSession';
import { recordFollowUpAgreement } from './Mutation/recordFollowUpAgreement';
import { recordFollowUpResult } from './Mutation/recordFollowUpResult';
import { updateFollowUpStatus } from './Mutation/updateFollowUpStatus';
import { arrangement } from './Query/arrangement';
import { arrangements } from './Query/arrangements';
import { dialogueSession } from './Query/dialogueSession';
import { dialogueSessions } from './Query/dialogueSessions';
import { followUpAgreement } from './Query/followUpAgreement';
import { followUpAgreements } from './Query/followUpAgreements';
import { knowledgeItems } from './Query/knowledgeItems';
import { PartEvaluation } from './PartEvaluation';
import { Region } from './Region';
import { RegionalArrangement } from './RegionalArrangement';
import { RegionalArrangementConnection } from './RegionalArrangementConnection';
import { SessionEncounter } from './SessionEncounter';
import { SessionFeedback } from './SessionFeedback';
import { SessionFeedbackConnection } from './SessionFeedbackConnection';
import { RegionOnMap, SessionMap } from './SessionMap';
import { SessionParticipant } from './SessionParticipant';
import { SessionReport } from './SessionReport';

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
    recordFollowUpResult,
    updateFollowUpStatus,
    changeKnowledgeItem,
    publishKnowledgeItem,
    recordSessionFeedback,
    withdrawKnowledgeItem,
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
  FollowUpResult,
  FollowUpUpdate,
  InstrumentUseClause,
  KnowledgeItem,
  KnowledgeItemConnection,
  Region,
  RegionalArrangement,
  RegionalArrangementConnection,
  PartEvaluation,
  RegionOnMap,
  SessionEncounter,
  SessionFeedback,
  SessionFeedbackConnection,
  SessionMap,
  SessionParticipant,
  SessionReport,
};
