import {
  columnsOf,
  createListLoader,
  createLoader,
  perArgument,
  type RequestContext,
} from '@banenbrug/service-common';
import { In } from 'typeorm';
import { FollowUpResult, FollowUpUpdateDay, type SessionFeedbackKind } from '../entities';
import { createFactsBySessionAndDayLoader } from './facts-by-session-and-day.loader';
import { createFollowUpsBelowLoader } from './follow-ups-below.loader';
import { createFormerSessionByIdLoader } from './former-session-by-id.loader';
import {
  createEvaluationsBySessionIdLoader,
  createFeedbackOfSessionLoader,
} from './session-feedback.loaders';

/** The loaders of what happens with follow-up agreements after their session. */
export function createAfterTheSessionLoaders(context: RequestContext) {
  const { manager } = context.database;
  return {
    updateDaysByFollowUpId: createListLoader(
      'updateDaysByFollowUpId',
      (ids) => manager.findBy(FollowUpUpdateDay, { followUpAgreementId: In(ids) }),
      ({ followUpAgreementId }) => followUpAgreementId,
    ),
    resultByFollowUpId: createLoader<FollowUpResult>(
      'resultByFollowUpId',
      (ids) =>
        manager.query(
          `select distinct on (r.follow_up_agreement_id) ${columnsOf(manager, FollowUpResult, 'r')}
           from follow_up_results r where r.follow_up_agreement_id = any($1)
           order by r.follow_up_agreement_id, r.number desc`,
          [ids],
        ),
      ({ followUpAgreementId }) => followUpAgreementId,
    ),
    followUpsOfArrangement: createFollowUpsBelowLoader(context, 'arrangement'),
    factsBySessionAndDay: createFactsBySessionAndDayLoader(context),
    formerSessionById: createFormerSessionByIdLoader(manager),
    feedbackOfSession: perArgument((kind: SessionFeedbackKind | null) =>
      createFeedbackOfSessionLoader(manager, kind),
    ),
    evaluationsBySessionId: createEvaluationsBySessionIdLoader(manager),
  };
}
