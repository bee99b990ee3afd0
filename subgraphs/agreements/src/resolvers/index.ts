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
import { ClauseScore } from './ClauseScore';
import { ContactPerson } from './ContactPerson';
import { DialogueSession } from './DialogueSession';
import { DialogueSessionConnection } from './DialogueSessionConnection';
import { Employer } from './Employer';
import { FollowUpAgreement } from './FollowUpAgreement';
import { FollowUpAgreementConnection } from './FollowUpAgreementConnection';
import { InstrumentUseClause } from './InstrumentUseClause';
import { KnowledgeItem } from './KnowledgeItem';
import { KnowledgeItemConnection } from './KnowledgeItemConnection';
import { addSessionParticipant } from './Mutation/addSessionParticipant';
import { adoptArrangement } from './Mutation/adoptArrangement';
import { changeArrangementDraft } from './Mutation/changeArrangementDraft';
import { draftArrangement } from './Mutation/draftArrangement';
import { draftNextVersion } from './Mutation/draftNextVersion';
import { endArrangement } from './Mutation/endArrangement';
import { evaluateArrangement } from './Mutation/evaluateArrangement';
import { scoreClause } from './Mutation/scoreClause';
import { signArrangement } from './Mutation/signArrangement';
import { submitArrangement } from './Mutation/submitArrangement';
import { recordDialogueSession } from './Mutation/recordDialogueSession';
import { recordFollowUpAgreement } from './Mutation/recordFollowUpAgreement';
import { arrangement } from './Query/arrangement';
import { arrangements } from './Query/arrangements';
import { compareRegions } from './Query/compareRegions';
import { clauseScores } from './Query/clauseScores';
import { compareArrangements } from './Query/compareArrangements';
import { dialogueSession } from './Query/dialogueSession';
import { dialogueSessions } from './Query/dialogueSessions';
import { followUpAgreement } from './Query/followUpAgreement';
import { followUpAgreements } from './Query/followUpAgreements';
import { knowledgeItems } from './Query/knowledgeItems';
import { whatApplies } from './Query/whatApplies';
import { Region } from './Region';
import { RegionalArrangement } from './RegionalArrangement';
import { RegionalArrangementConnection } from './RegionalArrangementConnection';
import { RegionComparison } from './RegionComparison';
import { RegionComparisonCell } from './RegionComparisonCell';
import { RegionComparisonRow } from './RegionComparisonRow';
import { RegionFact } from './RegionFact';
import { SessionParticipant } from './SessionParticipant';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: {
    arrangement,
    arrangements,
    compareRegions,
    clauseScores,
    compareArrangements,
    dialogueSession,
    dialogueSessions,
    followUpAgreement,
    followUpAgreements,
    knowledgeItems,
    whatApplies,
  },
  Mutation: { addSessionParticipant, adoptArrangement, recordDialogueSession, recordFollowUpAgreement },
  ApplicableInstrument,
  ApplicableTerms,
  Mutation: {
    addSessionParticipant,
    adoptArrangement,
    recordDialogueSession,
    recordFollowUpAgreement,
    draftArrangement,
    changeArrangementDraft,
    submitArrangement,
    signArrangement,
    evaluateArrangement,
    endArrangement,
    draftNextVersion,
    scoreClause,
  },
  Arrangement,
  ArrangementClause,
  ArrangementComparisonCell,
  ArrangementComparisonMunicipality,
  ArrangementComparisonRegion,
  ArrangementConnection,
  ClauseLimit,
  ClauseScore,
  ContactPerson,
  DialogueSession,
  DialogueSessionConnection,
  Employer,
  FollowUpAgreement,
  FollowUpAgreementConnection,
  InstrumentUseClause,
  KnowledgeItem,
  KnowledgeItemConnection,
  Region,
  RegionalArrangement,
  RegionalArrangementConnection,
  RegionComparison,
  RegionComparisonCell,
  RegionComparisonRow,
  RegionFact,
  SessionParticipant,
};
