import type { ResolverMap } from '@banenbrug/service-common';
import { ApplicableInstrument } from './ApplicableInstrument';
import { ApplicableTerms } from './ApplicableTerms';
import { Arrangement } from './Arrangement';
import { ArrangementClause } from './ArrangementClause';
import {
  ArrangementComparisonCell,
  ArrangementComparisonMunicipality,
  ArrangementComparisonRegion,
  ClauseLimit,
} from './ArrangementComparison';
import { ArrangementConnection } from './ArrangementConnection';
import { CalendarFeedLink } from './CalendarFeedLink';
import { ClauseScore } from './ClauseScore';
import { ContactPerson } from './ContactPerson';
import { DialogueSession } from './DialogueSession';
import { DialogueSessionConnection } from './DialogueSessionConnection';
import { Employer } from './Employer';
import { FollowUpAgreement } from './FollowUpAgreement';
import { FollowUpAgreementConnection } from './FollowUpAgreementConnection';
import { FollowUpChange } from './FollowUpChange';
import { FollowUpExportTicket } from './FollowUpExportTicket';
import { FollowUpResult } from './FollowUpResult';
import { FollowUpUpdate } from './FollowUpUpdate';
import { InstrumentUseClause } from './InstrumentUseClause';
import { IssuedJoinCode } from './IssuedJoinCode';
import { KnowledgeItem } from './KnowledgeItem';
import { KnowledgeItemConnection } from './KnowledgeItemConnection';
import { addSessionParticipant } from './Mutation/addSessionParticipant';
import { adoptArrangement } from './Mutation/adoptArrangement';
import { changeArrangementDraft } from './Mutation/changeArrangementDraft';
import { changeDialogueSession } from './Mutation/changeDialogueSession';
import { changeFollowUpAgreement } from './Mutation/changeFollowUpAgreement';
import { changeKnowledgeItem } from './Mutation/changeKnowledgeItem';
import { createCalendarFeed } from './Mutation/createCalendarFeed';
import { createFollowUpExport } from './Mutation/createFollowUpExport';
import { createSessionJoinCode } from './Mutation/createSessionJoinCode';
import { draftArrangement } from './Mutation/draftArrangement';
import { draftNextVersion } from './Mutation/draftNextVersion';
import { endArrangement } from './Mutation/endArrangement';
import { evaluateArrangement } from './Mutation/evaluateArrangement';
import { joinFollowUpAgreements } from './Mutation/joinFollowUpAgreements';
import { publishKnowledgeItem } from './Mutation/publishKnowledgeItem';
import { recordAtTable } from './Mutation/recordAtTable';
import { recordDialogueSession } from './Mutation/recordDialogueSession';
import { recordFollowUpAgreement } from './Mutation/recordFollowUpAgreement';
import { recordFollowUpResult } from './Mutation/recordFollowUpResult';
import { recordSessionEntries } from './Mutation/recordSessionEntries';
import { recordSessionFeedback } from './Mutation/recordSessionFeedback';
import { revokeCalendarFeed } from './Mutation/revokeCalendarFeed';
import { revokeSessionJoinCode } from './Mutation/revokeSessionJoinCode';
import { scoreClause } from './Mutation/scoreClause';
import { separateFollowUpEntry } from './Mutation/separateFollowUpEntry';
import { setFollowUpReminders } from './Mutation/setFollowUpReminders';
import { signArrangement } from './Mutation/signArrangement';
import { submitArrangement } from './Mutation/submitArrangement';
import { updateFollowUpStatus } from './Mutation/updateFollowUpStatus';
import { withdrawFollowUpEntry } from './Mutation/withdrawFollowUpEntry';
import { withdrawKnowledgeItem } from './Mutation/withdrawKnowledgeItem';
import { withdrawSessionParticipant } from './Mutation/withdrawSessionParticipant';
import { PartEvaluation } from './PartEvaluation';
import { arrangement } from './Query/arrangement';
import { arrangements } from './Query/arrangements';
import { calendarFeeds } from './Query/calendarFeeds';
import { clauseScores } from './Query/clauseScores';
import { compareArrangements } from './Query/compareArrangements';
import { compareRegions } from './Query/compareRegions';
import { dialogueSession } from './Query/dialogueSession';
import { dialogueSessions } from './Query/dialogueSessions';
import { followUpAgreement } from './Query/followUpAgreement';
import { followUpAgreements } from './Query/followUpAgreements';
import { followUpReminders } from './Query/followUpReminders';
import { knowledgeItems } from './Query/knowledgeItems';
import { whatApplies } from './Query/whatApplies';
import { Region } from './Region';
import { RegionalArrangement } from './RegionalArrangement';
import { RegionalArrangementConnection } from './RegionalArrangementConnection';
import { RegionComparison } from './RegionComparison';
import { RegionComparisonCell } from './RegionComparisonCell';
import { RegionComparisonRow } from './RegionComparisonRow';
import { RegionFact } from './RegionFact';
import { RegionFollowUpCount } from './RegionFollowUpCount';
import { SessionEncounter } from './SessionEncounter';
import { SessionEntryResult } from './SessionEntryResult';
import { SessionFeedback } from './SessionFeedback';
import { SessionFeedbackConnection } from './SessionFeedbackConnection';
import { RegionOnMap, SessionMap } from './SessionMap';
import { SessionParticipant } from './SessionParticipant';
import { SessionReport } from './SessionReport';
import { followUpChanges } from './Subscription/followUpChanges';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: {
    arrangement,
    arrangements,
    calendarFeeds,
    clauseScores,
    compareArrangements,
    compareRegions,
    dialogueSession,
    dialogueSessions,
    followUpAgreement,
    followUpAgreements,
    followUpReminders,
    knowledgeItems,
    whatApplies,
  },
  Mutation: {
    addSessionParticipant,
    adoptArrangement,
    changeArrangementDraft,
    changeDialogueSession,
    changeFollowUpAgreement,
    changeKnowledgeItem,
    createCalendarFeed,
    createFollowUpExport,
    createSessionJoinCode,
    draftArrangement,
    draftNextVersion,
    endArrangement,
    evaluateArrangement,
    joinFollowUpAgreements,
    publishKnowledgeItem,
    recordAtTable,
    recordDialogueSession,
    recordFollowUpAgreement,
    recordFollowUpResult,
    recordSessionEntries,
    recordSessionFeedback,
    revokeCalendarFeed,
    revokeSessionJoinCode,
    scoreClause,
    separateFollowUpEntry,
    setFollowUpReminders,
    signArrangement,
    submitArrangement,
    updateFollowUpStatus,
    withdrawFollowUpEntry,
    withdrawKnowledgeItem,
    withdrawSessionParticipant,
  },
  Subscription: {
    followUpChanges,
  },
  ApplicableInstrument,
  ApplicableTerms,
  Arrangement,
  ArrangementClause,
  ArrangementComparisonCell,
  ArrangementComparisonMunicipality,
  ArrangementComparisonRegion,
  ArrangementConnection,
  CalendarFeedLink,
  ClauseLimit,
  ClauseScore,
  ContactPerson,
  DialogueSession,
  DialogueSessionConnection,
  Employer,
  FollowUpAgreement,
  FollowUpAgreementConnection,
  FollowUpChange,
  FollowUpExportTicket,
  FollowUpResult,
  FollowUpUpdate,
  InstrumentUseClause,
  IssuedJoinCode,
  KnowledgeItem,
  KnowledgeItemConnection,
  PartEvaluation,
  Region,
  RegionComparison,
  RegionComparisonCell,
  RegionComparisonRow,
  RegionFact,
  RegionFollowUpCount,
  RegionOnMap,
  RegionalArrangement,
  RegionalArrangementConnection,
  SessionEncounter,
  SessionEntryResult,
  SessionFeedback,
  SessionFeedbackConnection,
  SessionMap,
  SessionParticipant,
  SessionReport,
};
