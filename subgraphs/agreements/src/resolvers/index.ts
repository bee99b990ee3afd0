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
import { FollowUpChange } from './FollowUpChange';
import { InstrumentUseClause } from './InstrumentUseClause';
import { KnowledgeItem } from './KnowledgeItem';
import { KnowledgeItemConnection } from './KnowledgeItemConnection';
import { addSessionParticipant } from './Mutation/addSessionParticipant';
import { adoptArrangement } from './Mutation/adoptArrangement';
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
import { RegionFollowUpCount } from './RegionFollowUpCount';
import { RegionalArrangement } from './RegionalArrangement';
import { RegionalArrangementConnection } from './RegionalArrangementConnection';
import { SessionParticipant } from './SessionParticipant';
import { followUpChanges } from './Subscription/followUpChanges';

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
  Mutation: { addSessionParticipant, adoptArrangement, recordDialogueSession, recordFollowUpAgreement },
  Subscription: { followUpChanges },
  Arrangement,
  ArrangementClause,
  ArrangementConnection,
  ContactPerson,
  DialogueSession,
  DialogueSessionConnection,
  Employer,
  FollowUpAgreement,
  FollowUpAgreementConnection,
  FollowUpChange,
  InstrumentUseClause,
  KnowledgeItem,
  KnowledgeItemConnection,
  Region,
  RegionFollowUpCount,
  RegionalArrangement,
  RegionalArrangementConnection,
  SessionParticipant,
};
