import {
  type Caller,
  checkText,
  createOnce,
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  requireRole,
  revisionConflict,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { type ArrangementIngredient, clauseDescriptors } from '../../clauses';
import type { AgreementsContext } from '../../context';
import { type Arrangement, ClauseScore, type ClauseScoreVerdict } from '../../entities';
import { findAgreedClauses } from '../../repositories/agreed-clauses.repository';
import { lockArrangement } from '../../repositories/arrangement.repository';
import { findLatestScore } from '../../repositories/clause-score.repository';
import { stateToday } from './arrangement-state.service';
import { transitions } from './arrangement-transitions.service';

/** What a party says of a clause after use. */
export interface ScoreClauseInput {
  readonly idempotencyKey?: string | null;
  readonly arrangementId: string;
  readonly ingredient: ArrangementIngredient;
  readonly verdict: ClauseScoreVerdict;
  readonly note?: string | null;
  readonly region?: string | null;
  readonly expectedRevision?: number | null;
}

/** In characters. */
const longestNote = 300;

/**
 * Keeps what the framework's employer, or a region that took it over, says of a clause in use. Saying it again adds a
 * line and is compare-and-set on the revision of the line before.
 * @throws HubError UNAUTHENTICATED or FORBIDDEN
 */
export async function scoreClause(
  context: AgreementsContext,
  input: ScoreClauseInput,
): Promise<Outcome<ClauseScore>> {
  const { caller } = context;
  requireRole(caller, 'EMPLOYER', 'DESK');
  const invalid = refusal<ClauseScore>([
    ...(isUuid(input.arrangementId) ? [] : [referenceUnknown('input', 'arrangementId')]),
    ...checkText(input.note, ['input', 'note'], { maximum: longestNote }),
    ...checkRegion(input, caller),
  ]);
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'scoreClause', input },
      (id) => score(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(ClauseScore, { id })),
    ),
  );
}

/** A desk speaks for one of its own regions; an employer for itself. */
function checkRegion({ region }: ScoreClauseInput, { role, regions }: Caller): UserError[] {
  const path = ['input', 'region'];
  if (role === 'EMPLOYER') return region == null ? [] : [invalidValue(path, 'NOT_APPLICABLE')];
  if (region == null) return regions.length === 1 ? [] : [invalidValue(path, 'REQUIRED')];
  return regions.includes(region) ? [] : [referenceUnknown(...path)];
}

const regionOf = ({ region }: ScoreClauseInput, { role, regions }: Caller): string | null =>
  role === 'EMPLOYER' ? null : (region ?? regions[0] ?? null);

async function score(
  manager: EntityManager,
  context: AgreementsContext,
  input: ScoreClauseInput,
  id: string,
): Promise<Outcome<ClauseScore>> {
  const { caller, clock } = context;
  const day = today(clock);
  const arrangement = await lockArrangement(manager, caller, input.arrangementId);
  if (!arrangement) return refused(referenceUnknown('input', 'arrangementId'));
  const regionCode = regionOf(input, caller);
  const standing = await checkStanding(manager, arrangement, input, regionCode, day);
  if (standing) return refused(standing);
  const party = { arrangementId: arrangement.id, ingredient: input.ingredient, regionCode };
  const latest = await findLatestScore(manager, party);
  const number = latest?.number ?? 0;
  const conflict = revisionConflict(input.expectedRevision ?? 0, number);
  if (conflict) return latest ? refusedBeside(latest, conflict) : refused(conflict);
  const line: ClauseScore = {
    ...party,
    id,
    number: number + 1,
    verdict: input.verdict,
    note: input.note?.trim() || null,
    scoredOn: day,
  };
  await manager.insert(ClauseScore, line);
  await writeAudit(manager, context, {
    action: 'scoreClause',
    objectIds: [arrangement.id, id],
    purpose: 'say whether a clause works',
  });
  return done(line);
}

/** What is in the way: the version was never in force, the region took nothing over, or no such clause holds there. */
async function checkStanding(
  manager: EntityManager,
  arrangement: Arrangement,
  { ingredient }: ScoreClauseInput,
  regionCode: string | null,
  day: string,
): Promise<UserError | null> {
  const state = stateToday(arrangement, day);
  if (transitions.SCORE[state] === undefined) return stateConflict(['input', 'arrangementId'], state);
  const descriptor = clauseDescriptors.find((candidate) => candidate.ingredient === ingredient);
  const agreed = await findAgreedClauses(manager, arrangement, ingredient, regionCode);
  if (agreed.length === 0) return stateConflict(['input', 'region'], 'NOT_ADOPTED');
  return agreed.some((row) => descriptor?.read(row))
    ? null
    : invalidValue(['input', 'ingredient'], 'NOT_APPLICABLE');
}
