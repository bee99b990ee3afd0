import type { ResolverMap } from '@banenbrug/service-common';
import { Arrangement } from './Arrangement';
import { ArrangementClause } from './ArrangementClause';
import { ArrangementConnection } from './ArrangementConnection';
import { CalendarFeedLink } from './CalendarFeedLink';
import { ContactPerson } from './ContactPerson';
import { DialogueSession } from './DialogueSession';
import { DialogueSessionConnection } from './DialogueSessionConnection';
import { Employer } from './Employer';
import { FollowUpAgreement } from './FollowUpAgreement';
import { FollowUpAgreementConnection } from './FollowUpAgreementConnection';
import { FollowUpExportTicket } from './FollowUpExportTicket';
import { InstrumentUseClause } from './InstrumentUseClause';
import { KnowledgeItem } from './KnowledgeItem';
import { KnowledgeItemConnection } from './KnowledgeItemConnection';
import { addSessionParticipant } from './Mutation/addSessionParticipant';
import { adoptArrangement } from './Mutation/adoptArrangement';
import { createCalendarFeed } from './Mutation/createCalendarFeed';
import { createFollowUpExport } from './Mutation/createFollowUpExport';
import { recordDialogueSession } from './Mutation/recordDialogueSession';
import { recordFollowUpAgreement } from './Mutation/recordFollowUpAgreement';
import { revokeCalendarFeed } from './Mutation/revokeCalendarFeed';
import { setFollowUpReminders } from './Mutation/setFollowUpReminders';
import { arrangement } from './Query/arrangement';
import { arrangements } from './Query/arrangements';
import { calendarFeeds } from './Query/calendarFeeds';
import { dialogueSession } from './Query/dialogueSession';
import { dialogueSessions } from './Query/dialogueSessions';
import { followUpAgreement } from './Query/followUpAgreement';
import { followUpAgreements } from './Query/followUpAgreements';
import { followUpReminders } from './Query/followUpReminders';
import { knowledgeItems } from './Query/knowledgeItems';
import { Region } from './Region';
import { RegionalArrangement } from './RegionalArrangement';
import { RegionalArrangementConnection } from './RegionalArrangementConnection';
import { SessionParticipant } from './SessionParticipant';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: {
    arrangement,
    arrangements,
    calendarFeeds,
    dialogueSession,
    dialogueSessions,
    followUpAgreement,
    followUpAgreements,
    followUpReminders,
    knowledgeItems,
  },
  Mutation: {
    addSessionParticipant,
    adoptArrangement,
    createCalendarFeed,
    createFollowUpExport,
    recordDialogueSession,
    recordFollowUpAgreement,
    revokeCalendarFeed,
    setFollowUpReminders,
  },
  Arrangement,
  ArrangementClause,
  ArrangementConnection,
  CalendarFeedLink,
  ContactPerson,
  DialogueSession,
  DialogueSessionConnection,
  Employer,
  FollowUpAgreement,
  FollowUpAgreementConnection,
  FollowUpExportTicket,
  InstrumentUseClause,
  KnowledgeItem,
  KnowledgeItemConnection,
  Region,
  RegionalArrangement,
  RegionalArrangementConnection,
  SessionParticipant,
};
