import { type ConnectionArguments, connectionOf, pageOf, requireRole } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import { AccessGrant } from '../../entities';
import { findAccessGrants } from '../../repositories/access-grant.repository';

export const accessGrants = async (
  _: unknown,
  paging: ConnectionArguments,
  { caller, database: { manager } }: RegionsContext,
) => {
  requireRole(caller, 'ADMIN');
  const page = pageOf(paging, ['instant', 'id']);
  const grants = await findAccessGrants(manager, page);
  return {
    ...connectionOf(grants, page, ({ grantedAt, id }) => [grantedAt.toISOString(), id]),
    countAll: () => manager.count(AccessGrant),
  };
};
