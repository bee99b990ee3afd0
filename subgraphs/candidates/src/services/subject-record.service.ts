import {
  type ConnectionArguments,
  connectionOf,
  type CountedConnection,
  HubError,
  pageOf,
} from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { CandidateProfile } from '../entities';
import {
  auditLinesOf,
  countAuditLinesOf,
  type ProfileBeforeImport,
  profilesBeforeImports,
  type SubjectAuditLine,
} from '../repositories/subject.repository';
import { requireDesk } from './candidate-access.service';
import { isRefused, maximumProfiles, profileIdsOf, type SubjectInput, subjectOf } from './subject.service';

/** The profiles of one person: what the fields of SubjectRecord are resolved from. */
export interface SubjectRecord {
  readonly profiles: readonly CandidateProfile[];
}

/**
 * Everything that the caller's desk has of a person; null when it is nothing. Another desk's reference or profile is
 * as one that nobody has.
 * @throws HubError FORBIDDEN or UNAUTHENTICATED, BAD_USER_INPUT
 */
export async function readSubjectRecord(
  { caller, database, loaders }: CandidatesContext,
  input: SubjectInput,
): Promise<SubjectRecord | null> {
  const deskId = requireDesk(caller);
  const subject = subjectOf(input);
  if (isRefused(subject)) {
    if (subject.__typename === 'ReferenceUnknown') return null;
    throw new HubError('BAD_USER_INPUT', { argument: 'deskReference' });
  }
  const ids = await database.privately(async (manager, seen) => {
    const found = await profileIdsOf(manager, deskId, subject);
    // A profile that is named by its id was not found here: it need not be there, nor be the desk's.
    if ('deskReference' in subject && found !== 'TOO_MANY') seen(found);
    return found;
  });
  if (ids === 'TOO_MANY') {
    throw new HubError('BAD_USER_INPUT', { argument: 'deskReference', maximum: maximumProfiles });
  }
  const found = await Promise.all(ids.map((id) => loaders.profileById.load(id)));
  const profiles = found
    .filter((profile) => profile?.deskId === deskId)
    .filter((profile) => profile !== null);
  return profiles.length > 0 ? { profiles } : null;
}

/**
 * A page of the audit lines about a person's profiles and their introductions, the latest first.
 * @throws HubError PAGE_SIZE_OUT_OF_RANGE or CURSOR_INVALID
 */
export async function readSubjectAudit(
  { database }: CandidatesContext,
  { profiles }: SubjectRecord,
  paging: ConnectionArguments,
): Promise<CountedConnection<SubjectAuditLine>> {
  const page = pageOf(paging, ['id']);
  const ids = profiles.map(({ id }) => id);
  const lines = await database.privately((manager) => auditLinesOf(manager, ids, page));
  return {
    ...connectionOf(lines, page, ({ id }) => [id]),
    countAll: () => database.privately((manager) => countAuditLinesOf(manager, ids)),
  };
}

/** What imports have kept of a person's profiles, private side included, while they can be undone. */
export async function readBeforeImports(
  { database }: CandidatesContext,
  { profiles }: SubjectRecord,
): Promise<readonly ProfileBeforeImport[]> {
  return database.privately(async (manager, seen) => {
    const found = await profilesBeforeImports(
      manager,
      profiles.map(({ id }) => id),
    );
    seen(found.map(({ profileId }) => profileId));
    return found;
  });
}
