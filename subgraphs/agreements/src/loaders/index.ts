import {
  columnsOf,
  createByIdLoader,
  createListLoader,
  perArgument,
  type RequestContext,
  today,
} from '@banenbrug/service-common';
import { In, IsNull } from 'typeorm';
import {
  type ArrangementCoverage,
  ArrangementDeviation,
  ClauseSet,
  DialogueSession,
  DialogueSessionPart,
  type FollowUpCategory,
  FollowUpStatusChange,
  KnowledgeItem,
  SessionParticipant,
} from '../entities';
import { findEntriesOf } from '../repositories/follow-up-entry.repository';
import { findJoinCodesOf } from '../repositories/session-join-code.repository';
import {
  createAdoptionsByArrangementIdLoader,
  createAnswersByArrangementIdLoader,
} from './adoptions-by-arrangement-id.loader';
import {
  createFormerAdoptionsByArrangementIdLoader,
  createStateChangesByArrangementIdLoader,
  createVersionsByFrameworkIdLoader,
} from './arrangement-life.loader';
import {
  createScoreCountsByArrangementIdLoader,
  createScoresByArrangementIdLoader,
} from './clause-scores.loader';
import { createAfterTheSessionLoaders } from './after-the-session.loaders';
import { createContactOfRegionLoader } from './contact-of-region.loader';
import { createCountsBySessionIdLoader } from './counts-by-session-id.loader';
import { createDeskContactTodayLoader } from './desk-contact-today.loader';
import { createFollowUpAnswersByRegionCodeLoader } from './follow-up-answers-by-region-code.loader';
import { createFollowUpsBelowLoader } from './follow-ups-below.loader';
import { createRegionCountsBySessionIdLoader } from './region-counts-by-session-id.loader';
import { createRegionalArrangementsOfRegionLoader } from './regional-arrangements-of-region.loader';
import {
  createArrangementByIdLoader,
  createArrangementsByEmployerIdLoader,
  createFollowUpByIdLoader,
  createRegionalArrangementByIdLoader,
} from './visible-by-id.loader';

export type AgreementsLoaders = ReturnType<typeof createLoaders>;

/** The loaders of one operation; what its caller may not see is not among their rows. */
export function createLoaders(context: RequestContext) {
  const { manager } = context.database;
  return {
    arrangementById: createArrangementByIdLoader(context),
    arrangementsByEmployerId: createArrangementsByEmployerIdLoader(context),
    regionalArrangementById: createRegionalArrangementByIdLoader(context),
    regionalArrangementsOfRegion: createRegionalArrangementsOfRegionLoader(context),
    adoptionsByArrangementId: perArgument((coverage: ArrangementCoverage | null) =>
      createAdoptionsByArrangementIdLoader(context, coverage),
    ),
    answersByArrangementId: createAnswersByArrangementIdLoader(context),
    versionsByFrameworkId: createVersionsByFrameworkIdLoader(context),
    stateChangesByArrangementId: createStateChangesByArrangementIdLoader(context),
    formerAdoptionsByArrangementId: createFormerAdoptionsByArrangementIdLoader(context),
    scoreCountsByArrangementId: createScoreCountsByArrangementIdLoader(context),
    scoresByArrangementId: createScoresByArrangementIdLoader(context),
    clauseSetById: createByIdLoader('clauseSetById', (ids) => manager.findBy(ClauseSet, { id: In(ids) })),
    deviationsByRegionalId: createListLoader(
      'deviationsByRegionalId',
      (ids) => manager.findBy(ArrangementDeviation, { regionalArrangementId: In(ids) }),
      ({ regionalArrangementId }) => regionalArrangementId,
    ),
    deskContactToday: createDeskContactTodayLoader(manager, today(context.clock)),
    contactOfRegion: createContactOfRegionLoader(manager),
    dialogueSessionById: createByIdLoader('dialogueSessionById', (ids) =>
      manager.findBy(DialogueSession, { id: In(ids) }),
    ),
    partsBySessionId: createListLoader(
      'partsBySessionId',
      (ids) =>
        manager.find(DialogueSessionPart, { where: { sessionId: In(ids) }, order: { position: 'ASC' } }),
      ({ sessionId }) => sessionId,
    ),
    participantsBySessionId: createListLoader(
      'participantsBySessionId',
      (ids) =>
        manager.query<SessionParticipant[]>(
          `select ${columnsOf(manager, SessionParticipant, 'p')} from session_participants p
           where p.session_id = any($1) order by p.organisation collate "C", p.id`,
          [ids],
        ),
      ({ sessionId }) => sessionId,
    ),
    countsBySessionId: createCountsBySessionIdLoader(manager),
    entriesByFollowUpId: createListLoader(
      'entriesByFollowUpId',
      (ids) => findEntriesOf(manager, ids),
      ({ followUpAgreementId }) => followUpAgreementId,
    ),
    joinCodesBySessionId: createListLoader(
      'joinCodesBySessionId',
      (ids) => findJoinCodesOf(manager, context.caller, ids),
      ({ sessionId }) => sessionId,
    ),
    regionCountsBySessionId: createRegionCountsBySessionIdLoader(context),
    followUpById: createFollowUpByIdLoader(context),
    followUpsOfSession: perArgument((category: FollowUpCategory | null, region: string | null) =>
      createFollowUpsBelowLoader(context, 'session', { category, region }),
    ),
    followUpsOfEmployer: createFollowUpsBelowLoader(context, 'employer'),
    followUpsOfRegion: createFollowUpsBelowLoader(context, 'region'),
    ...createAfterTheSessionLoaders(context),
    followUpAnswersOfRegion: perArgument((from: string, until: string) =>
      createFollowUpAnswersByRegionCodeLoader(manager, { from, until }, today(context.clock)),
    ),
    statusChangesByFollowUpId: createListLoader(
      'statusChangesByFollowUpId',
      (ids) =>
        manager.find(FollowUpStatusChange, {
          where: { followUpAgreementId: In(ids) },
          order: { number: 'ASC' },
        }),
      ({ followUpAgreementId }) => followUpAgreementId,
    ),
    knowledgeItemById: createByIdLoader('knowledgeItemById', (ids) =>
      manager.findBy(KnowledgeItem, { id: In(ids), withdrawnOn: IsNull() }),
    ),
  };
}
