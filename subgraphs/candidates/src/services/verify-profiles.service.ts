import {
  addDays,
  invalidValue,
  isUuid,
  referenceUnknown,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { findPoolOfDesk } from '../repositories/candidate-pool.repository';
import { lockProfiles } from '../repositories/candidate-profile.repository';
import { verifyPublished } from '../repositories/verify-profiles';
import { requireDesk } from './candidate-access.service';
import { freshSince } from './profile-staleness.service';
import { stateOf } from './profile-state.service';

/** Which profiles to verify: a list or a pool. */
export interface VerifyProfilesInput {
  readonly profileIds?: readonly string[] | null;
  readonly poolId?: string | null;
  readonly only?: 'ALL' | 'STALE' | null;
}

/** What came of it. Unlike other writes it can do a part: each profile is right or not by itself. */
export interface ProfilesVerified {
  /** Null when nothing was tried. */
  readonly verifiedCount: number | null;
  readonly errors: readonly UserError[];
}

/** Ids in one request: what a page of a desk's own system shows; more of them are a pool. */
const mostIds = 500;

const inList = (position: number): string[] => ['input', 'profileIds', String(position)];

/** Confirms today that several profiles of the caller's desk are still right (domain rule 4), with one audit line. */
export async function verifyProfiles(
  context: CandidatesContext,
  input: VerifyProfilesInput,
): Promise<ProfilesVerified> {
  const deskId = requireDesk(context.caller);
  const invalid = check(input);
  if (invalid) return { verifiedCount: null, errors: [invalid] };
  const { profileIds, poolId } = input;
  return context.database.transaction((manager) =>
    profileIds == null
      ? verifyPool(manager, context, deskId, { poolId: poolId ?? '', only: input.only })
      : verifyList(manager, context, deskId, { profileIds, only: input.only }),
  );
}

function check({ profileIds, poolId }: VerifyProfilesInput): UserError | null {
  const path = ['input', 'profileIds'];
  if (profileIds == null) return poolId == null ? invalidValue(path, 'REQUIRED') : unlessId(poolId);
  if (poolId != null) return invalidValue(['input', 'poolId'], 'NOT_APPLICABLE');
  if (profileIds.length === 0) return invalidValue(path, 'REQUIRED');
  return profileIds.length > mostIds ? invalidValue(path, 'OUT_OF_RANGE', { maximum: mostIds }) : null;
}

const unlessId = (poolId: string): UserError | null =>
  isUuid(poolId) ? null : referenceUnknown('input', 'poolId');

async function verifyPool(
  manager: EntityManager,
  context: CandidatesContext,
  deskId: string,
  { poolId, only }: { poolId: string; only: VerifyProfilesInput['only'] },
): Promise<ProfilesVerified> {
  const pool = await findPoolOfDesk(manager, poolId, deskId);
  if (!pool) return { verifiedCount: null, errors: [referenceUnknown('input', 'poolId')] };
  const day = today(context.clock);
  const selection = { poolId: pool.id, verifiedBefore: boundOf(only, day) };
  const { count, changed } = await verifyPublished(manager, deskId, day, selection);
  // The pool stands first: what was asked for. The profiles after it are what their people may ask about.
  await writeLine(manager, context, [pool.id, ...changed]);
  return { verifiedCount: count, errors: [] };
}

async function verifyList(
  manager: EntityManager,
  context: CandidatesContext,
  deskId: string,
  { profileIds, only }: { profileIds: readonly string[]; only: VerifyProfilesInput['only'] },
): Promise<ProfilesVerified> {
  const day = today(context.clock);
  const ids = profileIds.map((id) => id.toLowerCase());
  const locked = await lockProfiles(manager, deskId, [...new Set(ids.filter(isUuid))]);
  const stateById = new Map(locked.map((profile) => [profile.id, stateOf(profile, day)]));
  const errors = ids.flatMap((id, position): UserError[] => {
    const state = stateById.get(id);
    if (state === undefined) return [referenceUnknown(...inList(position))];
    return state === 'PUBLISHED' ? [] : [stateConflict(inList(position), state)];
  });
  const published = [...stateById].flatMap(([id, state]) => (state === 'PUBLISHED' ? [id] : []));
  if (published.length === 0) return { verifiedCount: 0, errors };
  const selection = { ids: published, verifiedBefore: boundOf(only, day) };
  const { count, changed } = await verifyPublished(manager, deskId, day, selection);
  if (count > 0) await writeLine(manager, context, only === 'STALE' ? changed : published);
  return { verifiedCount: count, errors };
}

/** The day before which a profile was verified to be among those asked for: of all of them the day after today. */
const boundOf = (only: VerifyProfilesInput['only'], day: string): string =>
  only === 'STALE' ? freshSince(day) : addDays(day, 1);

const writeLine = (
  manager: EntityManager,
  context: CandidatesContext,
  objectIds: readonly string[],
): Promise<void> =>
  writeAudit(manager, context, {
    action: 'verifyProfiles',
    objectIds,
    purpose: 'confirm that profiles are still right',
  });
