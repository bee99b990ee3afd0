import { type ConnectionArguments, connectionOf, pageOf, requireRole } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import { countRevokedSubjects, findRevokedSubjects } from '../../repositories/revoked-subject.repository';

export const revokedSubjects = async (
  _: unknown,
  paging: ConnectionArguments,
  { caller, database: { manager } }: RegionsContext,
) => {
  requireRole(caller, 'ADMIN');
  const page = pageOf(paging, ['instant', 'id']);
  const subjects = await findRevokedSubjects(manager, page);
  return {
    ...connectionOf(subjects, page, ({ revokedAt, id }) => [revokedAt.toISOString(), id]),
    countAll: () => countRevokedSubjects(manager),
  };
};
