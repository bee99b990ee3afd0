import {
  addWorkingDays,
  alreadyExists,
  createOnce,
  done,
  insertUnlessPresent,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { Introduction } from '../entities';
import { queueNotice } from '../notices';
import {
  holdPublishedProfile,
  readRequestStanding,
  type RequestStanding,
} from '../repositories/introduction.repository';
import { requireEmployer } from './candidate-access.service';

/** Whom an employer asks to meet, and for what. */
export interface RequestIntroductionInput {
  readonly idempotencyKey?: string | null;
  readonly profileId: string;
  readonly vacancyId?: string | null;
}

/**
 * Asks the desk of a profile for an introduction. A stale profile may be asked for: the desk asks the person anyway,
 * and one that could not be asked for would be lost for want of a verification.
 */
export async function requestIntroduction(
  context: CandidatesContext,
  input: RequestIntroductionInput,
): Promise<Outcome<Introduction>> {
  const employerId = requireEmployer(context.caller);
  const invalid = refusal<Introduction>(checkIds(input));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'requestIntroduction', input },
      (id) => request(manager, context, employerId, input, id),
      async (id) => done(await manager.findOneByOrFail(Introduction, { id })),
    ),
  );
}

const checkIds = ({ profileId, vacancyId }: RequestIntroductionInput): UserError[] => [
  ...(isUuid(profileId) ? [] : [referenceUnknown('input', 'profileId')]),
  ...(vacancyId == null || isUuid(vacancyId) ? [] : [referenceUnknown('input', 'vacancyId')]),
];

async function request(
  manager: EntityManager,
  context: CandidatesContext,
  employerId: string,
  { profileId, vacancyId = null }: RequestIntroductionInput,
  id: string,
): Promise<Outcome<Introduction>> {
  const day = today(context.clock);
  const profile = await holdPublishedProfile(manager, profileId, day);
  if (!profile) return refused(referenceUnknown('input', 'profileId'));
  const of = { deskId: profile.deskId, employerId, vacancyId: vacancyId?.toLowerCase() ?? null };
  const standing = await readRequestStanding(manager, of, day);
  const obstacle = whatStandsInTheWay(standing);
  if (obstacle) return refused(obstacle);
  const dueOn = addWorkingDays(day, standing?.responseDays ?? 0);
  const introduction: Introduction = {
    ...of,
    id,
    profileId: profile.id,
    state: 'ASKED',
    requestedOn: day,
    answerDueOn: dueOn,
    answeredOn: null,
    dueOn,
    closedOn: null,
    assignedContactId: null,
    outcome: null,
    revision: 1,
  };
  if (!(await insertUnlessPresent(manager, Introduction, introduction))) {
    return refused(alreadyExists('input', 'profileId'));
  }
  await recordRequest(manager, context, introduction);
  return done(introduction);
}

function whatStandsInTheWay(standing: RequestStanding | null): UserError | null {
  if (!standing?.isDeskOpen) return stateConflict(['input', 'profileId'], 'DESK_CLOSED');
  if (!standing.isEmployerOpen) return stateConflict(['input'], 'EMPLOYER_CLOSED');
  return standing.isOwnVacancy ? null : referenceUnknown('input', 'vacancyId');
}

async function recordRequest(
  manager: EntityManager,
  context: CandidatesContext,
  { id, profileId, deskId, employerId, dueOn }: Introduction,
): Promise<void> {
  await writeAudit(manager, context, {
    action: 'requestIntroduction',
    objectIds: [id, profileId],
    purpose: 'ask to meet a candidate',
    deskId,
  });
  await queueNotice(manager, context, {
    kind: 'ASKED',
    to: 'DESK',
    introductionId: id,
    deskId,
    employerId,
    dueOn,
  });
}
